package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.http.Http;
import io.lifeboat.activities.notify.AwsNotifyWebhook;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.NotifyWebhook;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.webhooks.Taken;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NotifyWebhookTest {
  private final Simulation simulation = new Simulation(NotifySamples.world());

  @Test
  void writesOnceIntoARoomOfSlack() {
    Turn<NotifyWebhook> turn = turn(NotifySamples.room());
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    assertThat(simulation.mutations()).isEmpty();
    turn.apply();

    assertThat(turn.confirm().sentence())
        .isEqualTo("room was told: the room's webhook answered 200");
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    turn.apply();
    assertThat(simulation.aws().receivers().taken())
        .singleElement()
        .satisfies(
            taken ->
                assertThat(taken.body())
                    .startsWith(
                        "{\"text\":\"" + NotifySamples.SUBJECT + "\\n\\neu-web-shop leaves"));
  }

  @Test
  void escapesWhatSlackWouldTakeForMarkup() {
    action().apply(NotifySamples.room(), NotifySamples.call(), simulation.watch());

    assertThat(simulation.aws().receivers().taken().get(0).body())
        .contains("2 of 14 steps are done &lt;so far&gt;.");
  }

  @Test
  void neverShowsAMessageTwiceInARoom() {
    simulation.aws().faults().loseAnswer("SlackMessage", 1);
    Turn<NotifyWebhook> turn = turn(NotifySamples.room());
    turn.inspect();

    assertThat(turn.apply().facts()).containsKey(Facts.LEFT_TO_DO);
    assertThat(turn.apply(2).sentence())
        .isEqualTo("the message to room may have been sent; it is not repeated");
    assertThat(simulation.aws().receivers().taken()).hasSize(1);
  }

  @Test
  void waitsOutThrottlingOfARoomAndDoesNotTrustA500() {
    simulation.aws().faults().throttle("SlackMessage", 3);
    assertThat(turn(NotifySamples.room()).apply().sentence()).contains("answered 200");

    simulation.aws().faults().fail("SlackMessage", "500", 1);
    assertThat(turn(NotifySamples.room()).apply().sentence()).contains("may have been sent");
    assertThat(simulation.aws().receivers().taken()).hasSize(1);
  }

  @Test
  void tellsASignedEndpointOnceHoweverOftenItIsAsked() {
    simulation.aws().faults().loseAnswer("WebhookCall", 1);
    simulation.aws().faults().fail("WebhookCall", "500", 1);
    Turn<NotifyWebhook> turn = turn(NotifySamples.endpoint());
    turn.inspect();
    turn.apply();

    assertThat(turn.confirm().sentence()).isEqualTo("desk was told: ops.example.com answered 202");
    assertThat(simulation.changes()).containsExactly("WebhookCall of ops.example.com/moves in web");
    assertThat(simulation.aws().receivers().taken().get(0).body())
        .contains("\"urgency\":\"page\"", "\"channel\":\"desk\"", "\"run\":\"run-1\"");
  }

  @Test
  void everyTryOfAMessageHasTheSameKeyAndTheSameBody() {
    Endpoint endpoint = new Endpoint().losing(2).answering(503);
    simulation.turn(new AwsNotifyWebhook(simulation, endpoint), NotifySamples.endpoint()).apply();

    assertThat(endpoint.requests()).hasSize(4);
    assertThat(endpoint.effects()).isEqualTo(1);
    Set<String> bodies =
        endpoint.requests().stream().map(r -> r.body().orElseThrow()).collect(Collectors.toSet());
    assertThat(bodies).hasSize(1);
    Http.Request first = endpoint.requests().get(0);
    assertThat(first.headers()).containsKeys("X-Timestamp", "X-Signature");
    assertThat(first.headers().get("X-Signature")).matches("[0-9a-f]{64}");
  }

  @Test
  void saysThatNobodyWasToldWhenTheOtherSideRefusesOrIsSilent() {
    Endpoint wrong = new Endpoint().answering(403);
    assertThat(
            catchThrowable(
                () ->
                    simulation
                        .turn(new AwsNotifyWebhook(simulation, wrong), NotifySamples.endpoint())
                        .apply()))
        .hasMessage(
            "desk was not told: ops.example.com answered 403; see whether it knows the key of"
                + " secret shop/key");
    simulation.aws().faults().silence("ops.example.com");
    assertThat(catchThrowable(turn(NotifySamples.endpoint())::apply))
        .hasMessageStartingWith("desk was not told: ops.example.com did not answer in time");
  }

  @Test
  void isImpossibleWithoutASecretOrWithOneThatIsNoAddress() {
    assertThat(turn(NotifySamples.room("nothing")).inspect().sentence())
        .isEqualTo("there is no secret nothing in eu-west-1 with text; correct the plan");
    assertThat(turn(NotifySamples.room("shop/no-url")).inspect().sentence())
        .isEqualTo(
            "secret shop/no-url in eu-west-1 is not the https address of a webhook; correct the"
                + " secret")
        .doesNotContain("no address at all");
  }

  @Test
  void aRoomThatIsGoneIsSaidWithoutItsAddress() {
    Endpoint gone = new Endpoint().answering(404);

    assertThat(
            catchThrowable(
                () ->
                    simulation
                        .turn(new AwsNotifyWebhook(simulation, gone), NotifySamples.room())
                        .apply()))
        .hasMessage(
            "room was not told: the room's webhook answered 404; see whether secret shop/slack is"
                + " right");
  }

  @Test
  void noticesALostRegionAndCannotBeTakenBack() {
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    assertThat(catchThrowable(turn(NotifySamples.room())::inspect))
        .isInstanceOf(RegionUnreachable.class);
    assertThat(catchThrowable(turn(NotifySamples.room())::revert))
        .hasMessage("what room was told cannot be taken back");
  }

  @Test
  void knowsWhatItWasAskedBefore() {
    turn(NotifySamples.endpoint()).apply();
    turn(NotifySamples.endpoint()).apply();

    assertThat(simulation.aws().receivers().taken())
        .extracting(Taken::again)
        .containsExactly(false, true);
  }

  private AwsNotifyWebhook action() {
    return new AwsNotifyWebhook(simulation, new SimulatedHttp(simulation.aws(), new Endpoint()));
  }

  private Turn<NotifyWebhook> turn(NotifyWebhook step) {
    return simulation.turn(action(), step);
  }
}
