package io.lifeboat.starter.monitor;

import io.lifeboat.starter.terminal.Terminal;
import picocli.CommandLine.Command;

/** {@code monitor release}. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = "Releases a monitor that is held.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat monitor release eu-web-shop --reason \"it cannot be mended\"")
final class ReleaseCommand extends OrderCommand {
  ReleaseCommand(Terminal terminal) {
    super(terminal, "release");
  }
}
