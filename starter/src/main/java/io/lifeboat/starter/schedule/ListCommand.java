package io.lifeboat.starter.schedule;

import io.lifeboat.report.Words;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.starter.view.Lines;
import io.temporal.client.schedules.ScheduleListDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code schedule list}: what starts by the clock. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists what starts by the clock, and when next.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat schedule list eu-web-shop")
final class ListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private Output output;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "APPLICATION",
      defaultValue = "",
      description = "Only this application's.")
  private String application;

  ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** One line of the list. */
  record Listed(String schedule, boolean paused, String note, Optional<Instant> next) {
    static Listed of(ScheduleListDescription found) {
      return new Listed(
          found.getScheduleId(),
          found.getSchedule().getState().isPaused(),
          Optional.ofNullable(found.getSchedule().getState().getNote()).orElse(""),
          found.getInfo().getNextActionTimes().stream().findFirst());
    }

    private List<String> row() {
      return List.of(
          schedule,
          paused ? "paused" : "active",
          paused ? "" : next.map(Words::date).orElse("never"),
          note);
    }
  }

  @Override
  public Integer call() {
    List<Listed> found =
        TemporalConnection.use(
            connection ->
                new DrillSchedules(connection).all(application).stream().map(Listed::of).toList());
    output.write(terminal, found, () -> show(found));
    return ExitCode.DONE;
  }

  private void show(List<Listed> found) {
    if (found.isEmpty()) {
      terminal.tell("no schedule yet; ./lifeboat schedule apply PLAN makes those of a plan");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("schedule", "state", "next", "note"));
    found.forEach(one -> rows.add(one.row()));
    List<String> lines = Lines.columns(rows);
    terminal.say(terminal.outStyle().bold(lines.get(0)));
    lines.stream().skip(1).forEach(terminal::say);
  }
}
