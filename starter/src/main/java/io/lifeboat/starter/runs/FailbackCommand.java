package io.lifeboat.starter.runs;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.starter.options.Derivable;
import io.lifeboat.starter.options.PlanParameter;
import io.lifeboat.starter.options.WayOptions;
import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.FailbackRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code failback}: starts bringing an application home. */
@Command(
    name = "failback",
    mixinStandardHelpOptions = true,
    description = {
      "Brings an application home, its users a few first.",
      "The region becomes a replica again, catches up and takes over. Users return to the standby by",
      "themselves when the first few fare badly.",
      "Without --to it comes home to the plan's primary region, without --from it leaves the first standby."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat failback examples/eu-web-shop.yaml --reason \"eu-central-1 is well again\" --wait",
      "  ./lifeboat failback examples/three-regions.yaml --from us-east-1 --to eu-west-1 --reason \"...\""
    })
public final class FailbackCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PlanParameter plan;
  @Mixin private WayOptions way;
  @Mixin private Who who;
  @Mixin private Starting starting;

  public FailbackCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    starting.check();
    RecoveryPlan read = plan.plan();
    FailbackRequest request =
        new FailbackRequest(read, way.from(read), way.to(read), who.name(), who.reason());
    Derivable.check(request);
    return starting.carryOut(terminal, request);
  }
}
