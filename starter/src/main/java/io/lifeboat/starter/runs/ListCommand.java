package io.lifeboat.starter.runs;

import io.lifeboat.report.Words;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.temporal.Launch;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.starter.view.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code list}: what runs and what ran, the newest first. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists what runs and what ran, the newest first.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat list --limit 5")
public final class ListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private Output output;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  public ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<ListedRun> runs = TemporalConnection.use(this::read);
    output.write(terminal, runs, () -> show(runs));
    return ExitCode.DONE;
  }

  private List<ListedRun> read(TemporalConnection connection) {
    return connection
        .client()
        .listExecutions("WorkflowType IN ('" + String.join("', '", Launch.allTypes()) + "')")
        .limit(Math.max(0, limit))
        .map(ListedRun::of)
        .toList();
  }

  private void show(List<ListedRun> runs) {
    if (runs.isEmpty()) {
      terminal.tell("no run yet; start one with ./lifeboat failover PLAN ...");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("application", "procedure", "state", "mode", "from", "to", "started (UTC)"));
    runs.forEach(run -> rows.add(row(run)));
    List<String> lines = Lines.columns(rows);
    terminal.say(terminal.outStyle().bold(lines.get(0)));
    lines.stream().skip(1).forEach(terminal::say);
  }

  private static List<String> row(ListedRun run) {
    return List.of(
        run.application(),
        run.procedure(),
        run.outcome(),
        run.mode(),
        run.from(),
        run.to(),
        Words.date(run.startedAt()).replace(" UTC", ""));
  }
}
