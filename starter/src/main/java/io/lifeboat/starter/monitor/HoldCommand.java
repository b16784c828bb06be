package io.lifeboat.starter.monitor;

import io.lifeboat.starter.terminal.Terminal;
import picocli.CommandLine.Command;

/** {@code monitor hold}. */
@Command(
    name = "hold",
    mixinStandardHelpOptions = true,
    description = "Holds a monitor: it goes on looking and telling, and begins nothing by itself.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat monitor hold eu-web-shop --reason \"we mend it in place\"")
final class HoldCommand extends OrderCommand {
  HoldCommand(Terminal terminal) {
    super(terminal, "hold");
  }
}
