package io.lifeboat.starter.audit;

import io.lifeboat.report.audit.AuditHeader;
import io.lifeboat.report.audit.AuditTrail;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.options.RunParameter;
import io.lifeboat.starter.report.WrittenFile;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.temporal.RunName;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit export}: the whole history of a run, one line for each event. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes every event of a run's history as a line of JSON: who, when, what, why, and digests",
      "of what is not told in full. Each line holds the hash of the one before. Keep the last hash",
      "elsewhere: with it a file that was written anew is found as well."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat audit export drill/eu-web-shop --out audit.jsonl")
final class ExportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private RunParameter run;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it (default: stdout).")
  private Optional<Path> file;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RunName name = run.name();
    String hash = TemporalConnection.use(connection -> export(connection, name));
    file.ifPresent(path -> terminal.tell("wrote " + path));
    terminal.tell("the last hash is " + hash);
    return ExitCode.DONE;
  }

  private String export(TemporalConnection connection, RunName name) {
    String runId = RecoveryRun.find(connection, name).runId();
    return file.map(path -> WrittenFile.stream(path, to -> export(connection, name, runId, to)))
        .orElseGet(() -> export(connection, name, runId, terminal.out()));
  }

  /** Gives the last hash. */
  static String export(TemporalConnection connection, RunName name, String runId, Appendable to) {
    Iterator<HistoryEvent> events =
        connection.client().streamHistory(name.workflowId(), runId).iterator();
    if (!events.hasNext()) {
      throw Refusal.wrongInput("the history of " + name + " is empty");
    }
    try {
      HistoryEvent first = events.next();
      AuditHeader header = Beginning.of(first).header(name, runId);
      return AuditTrail.write(header, new HistoryFacts(first, events), to);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
