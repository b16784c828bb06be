package io.lifeboat.starter.monitor;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.options.PlanParameter;
import io.lifeboat.starter.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code monitor apply}. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = "Lets a monitor go on with a changed plan.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat monitor apply examples/eu-web-shop.yaml")
final class ApplyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PlanParameter plan;
  @Mixin private Output output;

  ApplyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RecoveryPlan read = plan.plan();
    new Ordering(terminal, output).give(read.application(), "apply", read);
    return ExitCode.DONE;
  }
}
