package io.lifeboat.starter.orders;

import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.Order;
import picocli.CommandLine.Command;

/** {@code abort}: ends a run safely. */
@Command(
    name = "abort",
    mixinStandardHelpOptions = true,
    description = "Ends a run: nothing new is begun, what was done stays and is listed.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat abort eu-web-shop --reason \"...\"")
public final class AbortCommand extends OrderCommand {
  public AbortCommand(Terminal terminal) {
    super(terminal, "abort");
  }

  @Override
  Object order(RecoveryRun run, Who who) {
    return new Order(who.name(), who.reason());
  }
}
