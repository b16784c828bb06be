package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.notify.AwsNotifyPagerDuty;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.NotifyPagerDuty;
import io.lifeboat.plan.step.NotifyPagerDuty.Event;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.webhooks.Taken;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NotifyPagerDutyTest {
  private final Simulation simulation = new Simulation(NotifySamples.world());

  @Test
  void triggersOneAlertAndResolvesIt() {
    Turn<NotifyPagerDuty> trigger = turn(Event.TRIGGER);
    assertThat(trigger.inspect().state()).isEqualTo(State.READY);
    assertThat(simulation.mutations()).isEmpty();
    trigger.apply();
    assertThat(trigger.confirm().sentence())
        .isEqualTo("page was told: PagerDuty took the event to trigger alert eu-web-shop/run-1");
    assertThat(trigger.inspect().state()).isEqualTo(State.ALREADY_DONE);
    trigger.apply();
    assertThat(alerts()).containsExactly(Map.entry("eu-web-shop/run-1", "triggered"));

    turn(Event.ACKNOWLEDGE).apply();
    assertThat(alerts()).containsValue("acknowledged");
    turn(Event.RESOLVE).apply();
    assertThat(alerts()).containsExactly(Map.entry("eu-web-shop/run-1", "resolved"));
    assertThat(simulation.aws().receivers().taken()).hasSize(3);
  }

  @Test
  void sendsWhatAPersonNeedsAndNoKey() {
    action().apply(NotifySamples.page(Event.TRIGGER), NotifySamples.call(), simulation.watch());

    assertThat(simulation.aws().receivers().taken().get(0).body())
        .contains("\"severity\":\"critical\"")
        .contains("\"source\":\"eu-web-shop\"")
        .contains("moving from eu-central-1 to eu-west-1. 2 of 14 steps are done")
        .contains("they may meet errors until eu-west-1 serves them; the aim is 03:15 UTC.")
        .doesNotContain("0made0up");
  }

  @Test
  void anotherMatterOfTheRunIsAnotherAlert() {
    NotifyPagerDuty run = NotifySamples.page(Event.TRIGGER);
    NotifyPagerDuty gate =
        new NotifyPagerDuty(
            run.channel(),
            run.region(),
            run.key(),
            run.serviceRegion(),
            run.event(),
            run.severity(),
            run.subject(),
            Optional.of("approve-promote-orders"));
    turn(run).apply();
    turn(gate).apply();

    assertThat(alerts())
        .containsOnlyKeys("eu-web-shop/run-1", "eu-web-shop/run-1/approve-promote-orders");
  }

  @Test
  void isSentAgainWhenTheAnswerIsLostAndWakesNobodyTwice() {
    simulation.aws().faults().loseAnswer("PagerDutyEvent", 2);
    turn(Event.TRIGGER).apply();

    assertThat(simulation.aws().receivers().taken())
        .extracting(Taken::again)
        .containsExactly(false, true, true);
    assertThat(simulation.changes()).containsExactly("PagerDutyEvent of eu-web-shop/run-1 in web");
  }

  @Test
  void waitsOutThrottlingAndIllness() {
    simulation.aws().faults().throttle("PagerDutyEvent", 2);
    simulation.aws().faults().fail("PagerDutyEvent", "500", 2);
    turn(Event.TRIGGER).apply();

    assertThat(alerts()).hasSize(1);
  }

  @Test
  void givesUpOnSilenceWithinItsMinute() {
    simulation.aws().faults().silence("events.pagerduty.com");

    assertThat(catchThrowable(turn(Event.TRIGGER)::apply))
        .isInstanceOf(FinalFailure.class)
        .hasMessageMatching(
            "page was not told: events.pagerduty.com did not answer in time, tried for 4[0-9] s");
    assertThat(alerts()).isEmpty();
  }

  @Test
  void isRefusedWithAWrongKeyAndImpossibleWithoutOne() {
    assertThat(catchThrowable(turn(NotifySamples.page("shop/key", Event.TRIGGER))::apply))
        .hasMessage(
            "page was not told: PagerDuty answered 400; see whether secret shop/key is right");
    assertThat(turn(NotifySamples.page("nothing", Event.TRIGGER)).inspect().sentence())
        .isEqualTo(
            "there is no secret nothing with text in eu-west-1, which is to be the routing key;"
                + " correct the plan");
  }

  @Test
  void noticesALostRegionAndCannotBeTakenBack() {
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    assertThat(catchThrowable(turn(Event.TRIGGER)::inspect)).isInstanceOf(RegionUnreachable.class);
    assertThat(catchThrowable(turn(Event.TRIGGER)::revert))
        .hasMessage("what page was told cannot be taken back");
  }

  private Map<String, String> alerts() {
    return simulation.aws().receivers().alerts();
  }

  private AwsNotifyPagerDuty action() {
    return new AwsNotifyPagerDuty(simulation, new SimulatedHttp(simulation.aws(), new Endpoint()));
  }

  private Turn<NotifyPagerDuty> turn(Event event) {
    return turn(NotifySamples.page(event));
  }

  private Turn<NotifyPagerDuty> turn(NotifyPagerDuty step) {
    return simulation.turn(action(), step);
  }
}
