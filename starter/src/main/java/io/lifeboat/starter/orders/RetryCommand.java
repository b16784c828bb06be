package io.lifeboat.starter.orders;

import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.StepOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retry}: tries a failed step again. */
@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    description = "Tries a failed step again.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat retry eu-web-shop promote-orders --reason \"...\"")
public final class RetryCommand extends OrderCommand {
  @Parameters(
      index = "1",
      paramLabel = "STEP",
      description = "The step's id, as status shows it, such as promote-orders.")
  private String step;

  public RetryCommand(Terminal terminal) {
    super(terminal, "retry");
  }

  @Override
  Object order(RecoveryRun run, Who who) {
    return new StepOrder(step, who.name(), who.reason());
  }
}
