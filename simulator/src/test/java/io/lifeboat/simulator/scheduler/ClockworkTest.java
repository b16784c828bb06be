package io.lifeboat.simulator.scheduler;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.world.WorldReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;

/** Rules and schedules: what starts work by the clock. */
@Timeout(20)
class ClockworkTest {
  private final Scene scene =
      Scene.of(
          WorldReader.parse(
              """
              account: "111122223333"
              seed: 1
              regions: [eu-west-1]
              events:
                eu-west-1:
                  - {rule: nightly, schedule: "rate(1 day)"}
              scheduler:
                eu-west-1:
                  - {schedule: reports, expression: rate(1 hour), timezone: Europe/Berlin, target: "arn:aws:sqs:eu-west-1:111122223333:q"}
              """,
              "clockwork"));
  private final EventBridgeClient events = scene.client(EventBridgeClient.class, "eu-west-1");
  private final SchedulerClient scheduler = scene.client(SchedulerClient.class, "eu-west-1");

  private GetScheduleResponse reports() {
    return scheduler.getSchedule(r -> r.name("reports"));
  }

  @Test
  void aRuleIsSwitchedOffAndOn() {
    events.disableRule(r -> r.name("nightly"));
    assertThat(events.describeRule(r -> r.name("nightly")).stateAsString()).isEqualTo("DISABLED");
    events.enableRule(r -> r.name("nightly"));
    events.enableRule(r -> r.name("nightly"));
    assertThat(events.listRules(r -> {}).rules().get(0).stateAsString()).isEqualTo("ENABLED");
    assertThat(scene.aws().journal().mutations())
        .extracting(e -> e.changed())
        .containsExactly(true, true, false);
  }

  @Test
  void anUpdateOfAScheduleLosesWhatItLeavesOut() {
    GetScheduleResponse now = reports();
    scheduler.updateSchedule(
        r ->
            r.name("reports")
                .scheduleExpression(now.scheduleExpression())
                .flexibleTimeWindow(now.flexibleTimeWindow())
                .target(now.target()));

    assertThat(reports().scheduleExpressionTimezone()).isEqualTo("UTC");
  }

  @Test
  void wrongCallsGetTheCodesOfAws() {
    GetScheduleResponse now = reports();
    assertRefused(() -> events.describeRule(r -> r.name("no")), "ResourceNotFoundException");
    assertRefused(() -> scheduler.getSchedule(r -> r.name("no")), "ResourceNotFoundException");
    assertRefused(() -> scheduler.updateSchedule(r -> r.name("reports")), "ValidationException");
    assertRefused(
        () ->
            scheduler.updateSchedule(
                r ->
                    r.name("reports")
                        .scheduleExpression(now.scheduleExpression())
                        .flexibleTimeWindow(now.flexibleTimeWindow())
                        .target(now.target())
                        .startDate(Instant.parse("2020-01-01T00:00:00Z"))),
        "ValidationException");
    assertRefused(() -> events.putEvents(r -> {}), "ValidationException");
    assertRefused(() -> events.listEventBuses(r -> {}), "NotSimulated");
  }
}
