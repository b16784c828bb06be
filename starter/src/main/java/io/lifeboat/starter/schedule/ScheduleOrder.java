package io.lifeboat.starter.schedule;

import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.temporal.client.schedules.ScheduleHandle;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What every order to a schedule has in common: which, who and why. */
abstract class ScheduleOrder implements Callable<Integer> {
  private final Terminal terminal;
  private final String done;

  @Mixin private ScheduleParameter schedule;
  @Mixin private Who who;
  @Mixin private Output output;

  /**
   * @param done what is said afterwards, such as "paused"
   */
  ScheduleOrder(Terminal terminal, String done) {
    this.terminal = terminal;
    this.done = done;
  }

  /** Does it; the note stays with the schedule where Temporal keeps one. */
  abstract void give(ScheduleHandle schedule, String note);

  @Override
  public Integer call() {
    ScheduleName name = schedule.name();
    String note = "%s by %s: %s".formatted(done, who.name(), who.reason());
    TemporalConnection.use(
        connection -> {
          new DrillSchedules(connection).change(name, handle -> give(handle, note));
          return ExitCode.DONE;
        });
    output.write(
        terminal,
        Map.of("schedule", name.id(), "sentence", note),
        () -> terminal.say(name + " " + note));
    return ExitCode.DONE;
  }
}
