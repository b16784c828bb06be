package io.lifeboat.starter.runs;

import io.lifeboat.starter.options.Derivable;
import io.lifeboat.starter.options.PlanParameter;
import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.MarkRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mark}: writes markers. */
@Command(
    name = "mark",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a marker into each database that the plan lets Lifeboat into.",
      "A later failover can say by it what was lost. The preset 'markers' of schedule does it every minute."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat mark examples/eu-web-shop.yaml --reason \"before the drill\" --wait")
public final class MarkCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PlanParameter plan;
  @Mixin private Who who;
  @Mixin private Starting starting;

  public MarkCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    starting.check();
    MarkRequest request = new MarkRequest(plan.plan(), who.name(), who.reason());
    Derivable.check(request);
    return starting.carryOut(terminal, request);
  }
}
