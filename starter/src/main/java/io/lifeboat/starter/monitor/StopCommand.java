package io.lifeboat.starter.monitor;

import io.lifeboat.starter.terminal.Terminal;
import picocli.CommandLine.Command;

/** {@code monitor stop}. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "Stops a monitor: nobody looks at the application any more.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat monitor stop eu-web-shop --reason \"it is retired\"")
final class StopCommand extends OrderCommand {
  StopCommand(Terminal terminal) {
    super(terminal, "stop");
  }
}
