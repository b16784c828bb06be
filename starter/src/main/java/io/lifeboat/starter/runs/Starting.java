package io.lifeboat.starter.runs;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.follow.Conclusion;
import io.lifeboat.starter.follow.Following;
import io.lifeboat.starter.follow.Until;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.temporal.Launch;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.RunRequest;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that starts a run does with its request: prints it, starts it, follows it. */
final class Starting {
  @Mixin private Output output;

  @Option(names = "--wait", description = "Follow the run until --until.")
  private boolean isWaiting;

  @Option(
      names = "--until",
      paramLabel = "WHEN",
      description =
          "With --wait. served: until users are served again; ended: until the run is over, fences included (default).")
  private Optional<Until> until;

  @Option(
      names = "--print-input",
      description = "Start nothing; print the input for the Temporal CLI or UI.")
  private boolean isPrintingInput;

  /**
   * @throws Refusal when the options do not fit
   */
  void check() {
    if (until.isPresent() && !isWaiting) {
      throw Refusal.wrongInput("--until says how long to wait: give --wait with it");
    }
  }

  int carryOut(Terminal terminal, RunRequest request) {
    check();
    if (isPrintingInput) {
      return new PrintedInput(terminal).print(request);
    }
    return TemporalConnection.use(connection -> start(terminal, connection, request));
  }

  private int start(Terminal terminal, TemporalConnection connection, RunRequest request) {
    RecoveryRun run = Launch.start(connection, request);
    terminal.tell("started " + request.workflowId() + ": " + request.summary());
    if (!isWaiting) {
      output.write(
          terminal,
          Map.of("run", request.workflowId(), "runId", run.runId()),
          () -> terminal.say("Watch it: ./lifeboat watch " + run.name()));
      return ExitCode.DONE;
    }
    RunRecord record = Following.follow(terminal, run, until.orElse(Until.ENDED));
    Conclusion conclusion = new Conclusion(record);
    conclusion.say(terminal, output);
    terminal.tell("The report: ./lifeboat report " + run.name());
    return conclusion.exitCode();
  }
}
