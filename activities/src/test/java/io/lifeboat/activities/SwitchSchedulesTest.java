package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.switches.AwsSwitchSchedules;
import io.lifeboat.plan.step.SwitchSchedules;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;

class SwitchSchedulesTest extends ActionPromises<SwitchSchedules> {
  private final SchedulerClient scheduler =
      simulation.client(SchedulerClient.class, Simulation.DUB);

  @Override
  World world() {
    return ConfigurationSamples.world();
  }

  @Override
  AwsAction<SwitchSchedules> action() {
    return new AwsSwitchSchedules(simulation);
  }

  @Override
  SwitchSchedules step() {
    return new SwitchSchedules("the night", Simulation.DUB, "shop", List.of("reports"), true);
  }

  @Override
  List<String> effects() {
    return List.of("UpdateSchedule of reports in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("GetSchedule");
  }

  @Override
  List<String> changes() {
    return List.of("UpdateSchedule");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  String state() {
    return schedule().toString();
  }

  private GetScheduleResponse schedule() {
    return scheduler.getSchedule(r -> r.name("reports").groupName("shop"));
  }

  private void switchOn() {
    Turn<SwitchSchedules> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
  }

  @Test
  void allButTheStateStaysAsItIs() {
    GetScheduleResponse before = schedule();
    switchOn();

    assertThat(schedule().stateAsString()).isEqualTo("ENABLED");
    assertThat(schedule().toBuilder().state(ScheduleState.DISABLED).build()).isEqualTo(before);
    assertThat(schedule().scheduleExpressionTimezone()).isEqualTo("Europe/Berlin");
    assertThat(schedule().target().input()).isEqualTo("{\"all\": true}");
  }

  @Test
  void switchesAScheduleThatHasBegunLongAgo() {
    Instant soon = simulation.watch().now().plus(Duration.ofMinutes(1));
    GetScheduleResponse now = schedule();
    scheduler.updateSchedule(
        r ->
            r.name("reports")
                .groupName("shop")
                .scheduleExpression(now.scheduleExpression())
                .flexibleTimeWindow(now.flexibleTimeWindow())
                .target(now.target())
                .startDate(soon)
                .state(ScheduleState.DISABLED));
    simulation.watch().pause(Duration.ofHours(1));
    switchOn();

    assertThat(schedule().stateAsString()).isEqualTo("ENABLED");
  }
}
