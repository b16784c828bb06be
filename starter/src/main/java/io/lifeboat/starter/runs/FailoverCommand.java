package io.lifeboat.starter.runs;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.follow.Conclusion;
import io.lifeboat.starter.follow.Following;
import io.lifeboat.starter.follow.Until;
import io.lifeboat.starter.options.MoveOptions;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.options.PlanParameter;
import io.lifeboat.starter.options.When;
import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.temporal.Launch;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.FailoverRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code failover}: starts moving an application out of a region. */
@Command(
    name = "failover",
    mixinStandardHelpOptions = true,
    description = "Moves an application out of a region.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat failover examples/eu-web-shop.yaml --lose eu-central-1 --since 2m \\",
      "      --reason \"eu-central-1 does not answer\" --wait",
      "  ./lifeboat failover examples/eu-web-shop.yaml --mode graceful --reason \"move for a test\"",
      "  ./lifeboat failover examples/eu-web-shop.yaml --reason \"...\" --print-input > input.json"
    })
public final class FailoverCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock = Clock.systemUTC();

  @Mixin private PlanParameter plan;
  @Mixin private MoveOptions move;
  @Mixin private Who who;
  @Mixin private When when;
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

  public FailoverCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (until.isPresent() && !isWaiting) {
      throw Refusal.wrongInput("--until says how long to wait: give --wait with it");
    }
    FailoverRequest request = request(plan.plan());
    if (isPrintingInput) {
      return new PrintedInput(terminal).print(request);
    }
    return TemporalConnection.use(connection -> start(connection, request));
  }

  private FailoverRequest request(RecoveryPlan plan) {
    Procedure procedure = move.failover(plan);
    return new FailoverRequest(
        plan,
        Optional.of(procedure.from()),
        Optional.of(procedure.to()),
        move.mode(),
        who.name(),
        who.reason(),
        when.impact(clock),
        when.detected(clock));
  }

  private int start(TemporalConnection connection, FailoverRequest request) {
    RecoveryRun run = Launch.start(connection, request);
    terminal.tell("started " + request.workflowId() + ": " + Launch.summary(request));
    if (!isWaiting) {
      output.write(
          terminal,
          Map.of("run", request.workflowId(), "runId", run.runId()),
          () -> terminal.say("Watch it: ./lifeboat watch " + run.name().application()));
      return ExitCode.DONE;
    }
    RunRecord record = Following.follow(terminal, run, until.orElse(Until.ENDED));
    Conclusion conclusion = new Conclusion(record);
    conclusion.say(terminal, output);
    terminal.tell("The report: ./lifeboat report " + record.application());
    return conclusion.exitCode();
  }
}
