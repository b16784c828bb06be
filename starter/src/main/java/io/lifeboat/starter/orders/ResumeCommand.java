package io.lifeboat.starter.orders;

import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.Order;
import picocli.CommandLine.Command;

/** {@code resume}: lets a held run go on. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Lets a held run go on.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat resume eu-web-shop --reason \"...\"")
public final class ResumeCommand extends OrderCommand {
  public ResumeCommand(Terminal terminal) {
    super(terminal, "resume");
  }

  @Override
  Object order(RecoveryRun run, Who who) {
    return new Order(who.name(), who.reason());
  }
}
