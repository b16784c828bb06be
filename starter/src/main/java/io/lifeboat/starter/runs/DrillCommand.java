package io.lifeboat.starter.runs;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.starter.options.Derivable;
import io.lifeboat.starter.options.PlanParameter;
import io.lifeboat.starter.options.WayOptions;
import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.DrillRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drill}: starts practising a recovery. */
@Command(
    name = "drill",
    mixinStandardHelpOptions = true,
    description = {
      "Practises a recovery, as deep as you say.",
      "check: looks only. isolated: exercises the standby on a copy, on the side, and removes",
      "everything it made. full: a real graceful failover and failback, with their gates.",
      "Users notice nothing of the first two."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat drill examples/eu-web-shop.yaml --depth check --reason \"before the release\" --wait",
      "  ./lifeboat drill examples/eu-web-shop.yaml --reason \"weekly\" --wait"
    })
public final class DrillCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PlanParameter plan;
  @Mixin private WayOptions way;
  @Mixin private Who who;
  @Mixin private Starting starting;

  @Option(
      names = "--depth",
      paramLabel = "DEPTH",
      description = "check, isolated or full (default: as the plan says, else isolated).")
  private Optional<DrillDepth> depth;

  public DrillCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    starting.check();
    RecoveryPlan read = plan.plan();
    DrillRequest request =
        new DrillRequest(read, depth, way.from(read), way.to(read), who.name(), who.reason());
    Derivable.check(request);
    return starting.carryOut(terminal, request);
  }
}
