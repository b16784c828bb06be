package io.lifeboat.starter.schedule;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.options.PlanParameter;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.temporal.client.schedules.ScheduleHandle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code schedule apply}: everything as the plan declares it. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the schedules that the plan declares, and brings those that are there up to date.",
      "A schedule that was declared before and is not any more is deleted. What is paused stays so."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat schedule apply examples/eu-web-shop.yaml")
final class ApplyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PlanParameter plan;
  @Mixin private Output output;

  ApplyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RecoveryPlan read = plan.plan();
    Map<String, String> came =
        TemporalConnection.use(connection -> apply(new DrillSchedules(connection), read));
    output.write(terminal, came, () -> show(read, came));
    return ExitCode.DONE;
  }

  private static Map<String, String> apply(DrillSchedules schedules, RecoveryPlan plan) {
    Map<String, String> came = new LinkedHashMap<>();
    plan.schedules()
        .forEach(
            (name, drill) -> {
              Cadence cadence =
                  new Cadence(plan, new ScheduleName(plan.application(), name), drill);
              String word = schedules.apply(cadence).name().toLowerCase(Locale.ROOT);
              came.put(cadence.name().id(), word + ": " + cadence.sentence());
            });
    for (String id : schedules.declared(plan.application())) {
      if (!came.containsKey(id)) {
        schedules.change(ScheduleName.parse(id), ScheduleHandle::delete);
        came.put(id, "deleted: the plan does not declare it any more");
      }
    }
    return came;
  }

  private void show(RecoveryPlan plan, Map<String, String> came) {
    if (came.isEmpty()) {
      terminal.say(
          plan.application() + " declares no schedules, and there were none of an earlier plan");
    }
    came.forEach((id, what) -> terminal.say(id + " " + what));
  }
}
