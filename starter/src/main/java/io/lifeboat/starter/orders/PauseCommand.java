package io.lifeboat.starter.orders;

import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.Order;
import picocli.CommandLine.Command;

/** {@code pause}: holds a run. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description = "Holds a run: no further step starts, what is under way is finished.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat pause eu-web-shop --reason \"...\"")
public final class PauseCommand extends OrderCommand {
  public PauseCommand(Terminal terminal) {
    super(terminal, "pause");
  }

  @Override
  Object order(RecoveryRun run, Who who) {
    return new Order(who.name(), who.reason());
  }
}
