package io.lifeboat.starter.monitor;

import io.lifeboat.starter.terminal.Terminal;
import picocli.CommandLine.Command;

/** {@code monitor force}. */
@Command(
    name = "force",
    mixinStandardHelpOptions = true,
    description = "Lets a monitor do what a safety check holds back.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat monitor force eu-web-shop --reason \"users have waited for an hour\"")
final class ForceCommand extends OrderCommand {
  ForceCommand(Terminal terminal) {
    super(terminal, "force");
  }
}
