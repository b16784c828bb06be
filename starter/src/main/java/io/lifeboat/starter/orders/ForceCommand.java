package io.lifeboat.starter.orders;

import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.Order;
import picocli.CommandLine.Command;

/** {@code force}: turns a graceful run into a forced one. */
@Command(
    name = "force",
    mixinStandardHelpOptions = true,
    description =
        "Turns a graceful run into a forced one: data may be lost, the old region is fenced.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat force eu-web-shop --reason \"...\"")
public final class ForceCommand extends OrderCommand {
  public ForceCommand(Terminal terminal) {
    super(terminal, "force");
  }

  @Override
  Object order(RecoveryRun run, Who who) {
    return new Order(who.name(), who.reason());
  }
}
