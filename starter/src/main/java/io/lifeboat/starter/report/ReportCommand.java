package io.lifeboat.starter.report;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.report.ReportFormat;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.temporal.NoAnswer;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.temporal.RunName;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "  ./lifeboat report eu-web-shop --format markdown --to report.md",
      "  ./lifeboat report saved-report.json --format markdown"
    })
public final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "RUN",
      description = "The application's name, the workflow id, or a saved JSON report.")
  private String source;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, markdown or json (default: text; json with --output json).")
  private Optional<ReportFormat> format;

  @Option(names = "--to", paramLabel = "FILE", description = "Where to write it (default: stdout).")
  private Optional<Path> file;

  @Mixin private Output output;

  public ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RunRecord record = source.endsWith(".json") ? SavedReport.read(Path.of(source)) : ask();
    String text = form().write(record);
    file.ifPresentOrElse(path -> write(path, text), () -> terminal.out().print(text));
    return ExitCode.DONE;
  }

  private ReportFormat form() {
    return format.orElse(output.isJson() ? ReportFormat.JSON : ReportFormat.TEXT);
  }

  private RunRecord ask() {
    RunName name = RunName.parse(source);
    return TemporalConnection.use(
        connection -> {
          try {
            return RecoveryRun.find(connection, name).record();
          } catch (NoAnswer silence) {
            throw Refusal.unreachable(silence.getMessage());
          }
        });
  }

  private void write(Path path, String text) {
    terminal.tell("wrote " + WrittenFile.write(path, text));
  }
}
