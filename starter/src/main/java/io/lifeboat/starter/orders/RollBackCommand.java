package io.lifeboat.starter.orders;

import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.Order;
import picocli.CommandLine.Command;

/** {@code roll-back}. */
@Command(
    name = "roll-back",
    mixinStandardHelpOptions = true,
    description = "Puts back what a run that is under way did, in reverse order, and ends it.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat roll-back eu-web-shop --reason \"the standby is too slow\"")
public final class RollBackCommand extends OrderCommand {
  public RollBackCommand(Terminal terminal) {
    super(terminal, "rollBack");
  }

  @Override
  Object order(RecoveryRun run, Who who) {
    return new Order(who.name(), who.reason());
  }
}
