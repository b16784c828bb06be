package io.lifeboat.starter.orders;

import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.Order;
import picocli.CommandLine.Command;

/** {@code commit}. */
@Command(
    name = "commit",
    mixinStandardHelpOptions = true,
    description = "Lets a finished move count, so that it is not rolled back any more.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat commit eu-web-shop --reason \"looks good\"")
public final class CommitCommand extends OrderCommand {
  public CommitCommand(Terminal terminal) {
    super(terminal, "commit");
  }

  @Override
  Object order(RecoveryRun run, Who who) {
    return new Order(who.name(), who.reason());
  }
}
