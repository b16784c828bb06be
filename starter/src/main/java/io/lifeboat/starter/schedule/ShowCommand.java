package io.lifeboat.starter.schedule;

import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code schedule show}: one schedule, what it started and what it left out. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows one schedule: when next, what it started, what was skipped and why.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat schedule show eu-web-shop/weekly-drill")
final class ShowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ScheduleParameter schedule;
  @Mixin private Output output;

  ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ScheduleName name = schedule.name();
    Shown shown =
        TemporalConnection.use(
            connection -> Shown.of(new DrillSchedules(connection).describe(name), connection));
    output.write(terminal, shown, () -> shown.lines().forEach(terminal::say));
    return ExitCode.DONE;
  }
}
