package io.lifeboat.starter.runs;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.starter.options.MoveOptions;
import io.lifeboat.starter.options.PlanParameter;
import io.lifeboat.starter.options.When;
import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.FailoverRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
  @Mixin private Starting starting;

  public FailoverCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    starting.check();
    return starting.carryOut(terminal, request(plan.plan()));
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
}
