package io.lifeboat.starter.orders;

import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.StepOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code revert}: puts back what a step changed. */
@Command(
    name = "revert",
    mixinStandardHelpOptions = true,
    description = "Puts back what a step changed, where that is possible.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat revert eu-web-shop scale-checkout --reason \"...\"")
public final class RevertCommand extends OrderCommand {
  @Parameters(
      index = "1",
      paramLabel = "STEP",
      description = "The step's id, as status shows it, such as promote-orders.")
  private String step;

  public RevertCommand(Terminal terminal) {
    super(terminal, "revert");
  }

  @Override
  Object order(RecoveryRun run, Who who) {
    return new StepOrder(step, who.name(), who.reason());
  }
}
