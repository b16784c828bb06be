package io.lifeboat.starter.report;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.report.Report;
import io.lifeboat.report.ReportFormat;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.temporal.NoAnswer;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.temporal.RunName;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.EndedRuns;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: the whole run for whoever asks, the verdict first. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Writes the report of a run, ended or going on: the verdict first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat report eu-web-shop",
      "  ./lifeboat report eu-web-shop --output html --out report.html",
      "  ./lifeboat report drill/eu-web-shop --output markdown",
      "  ./lifeboat report eu-web-shop@0199f3c2-... --output json",
      "  ./lifeboat report saved-report.json --output html"
    })
public final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "RUN",
      description = {
        "The application's name, drill/APPLICATION, or the workflow id; @RUNID behind it for an",
        "older run; or a saved JSON report."
      })
  private String source;

  @Option(
      names = {"--output", "--format"},
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text, markdown, html or json (default: text).")
  private ReportFormat format;

  @Option(
      names = {"--out", "--to"},
      paramLabel = "FILE",
      description = "Where to write it (default: stdout).")
  private Optional<Path> file;

  public ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String text = format.write(source.endsWith(".json") ? saved() : ask());
    file.ifPresentOrElse(path -> write(path, text), () -> terminal.out().print(text));
    return ExitCode.DONE;
  }

  private Report saved() {
    return Report.of(SavedReport.read(Path.of(source)), List.of());
  }

  private Report ask() {
    RunName name = RunName.parse(source);
    return TemporalConnection.use(
        connection -> {
          try {
            RunRecord record = RecoveryRun.find(connection, name).record();
            return Report.of(record, drillsBefore(connection, record));
          } catch (NoAnswer silence) {
            throw Refusal.unreachable(silence.getMessage());
          }
        });
  }

  /** What is missing in the trend is no reason to complain to whoever wants the report. */
  private static List<RunRecord> drillsBefore(TemporalConnection connection, RunRecord record) {
    return new EndedRuns(connection.client(), leftOut -> {}).drillsBefore(record);
  }

  private void write(Path path, String text) {
    terminal.tell("wrote " + WrittenFile.write(path, text));
  }
}
