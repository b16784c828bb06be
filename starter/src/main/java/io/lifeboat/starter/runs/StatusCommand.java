package io.lifeboat.starter.runs;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.options.RunParameter;
import io.lifeboat.starter.temporal.NoAnswer;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.starter.view.ProgressBlock;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}: where a run stands and what a person can do now. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says where a run stands and what you can do now.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat status eu-web-shop",
      "  ./lifeboat status eu-web-shop --output json | jq .state"
    })
public final class StatusCommand implements Callable<Integer> {
  /** In a pipe no sentence is cut. */
  private static final int WIDE = 400;

  private final Terminal terminal;

  @Mixin private RunParameter run;
  @Mixin private Output output;

  public StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    run.name();
    RunRecord record = TemporalConnection.use(this::read);
    output.write(terminal, record, () -> show(record));
    return ExitCode.DONE;
  }

  private RunRecord read(TemporalConnection connection) {
    RecoveryRun found = RecoveryRun.find(connection, run.name());
    try {
      return found.record();
    } catch (NoAnswer silence) {
      throw Refusal.unreachable(
          silence.getMessage()
              + "; it was "
              + found.origin()
              + found.lastSentence().map(said -> ". It last said: " + said).orElse(""));
    }
  }

  private void show(RunRecord record) {
    int columns = terminal.outStyle().isTerminal() ? terminal.size().get().columns() : WIDE;
    new ProgressBlock(terminal.outStyle(), columns, Integer.MAX_VALUE)
        .lines(record, Instant.now(), 0)
        .forEach(terminal::say);
  }
}
