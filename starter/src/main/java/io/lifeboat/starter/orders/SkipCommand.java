package io.lifeboat.starter.orders;

import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.StepOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code skip}: goes on without a step. */
@Command(
    name = "skip",
    mixinStandardHelpOptions = true,
    description = "Goes on without a step; the report lists it as left to do.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat skip eu-web-shop fence-orders --reason \"...\"")
public final class SkipCommand extends OrderCommand {
  @Parameters(
      index = "1",
      paramLabel = "STEP",
      description = "The step's id, as status shows it, such as promote-orders.")
  private String step;

  public SkipCommand(Terminal terminal) {
    super(terminal, "skip");
  }

  @Override
  Object order(RecoveryRun run, Who who) {
    return new StepOrder(step, who.name(), who.reason());
  }
}
