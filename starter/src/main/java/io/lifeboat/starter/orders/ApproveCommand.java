package io.lifeboat.starter.orders;

import io.lifeboat.starter.terminal.Terminal;
import picocli.CommandLine.Command;

/** {@code approve}: says yes to a gate. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = "Approves an open gate, after showing its evidence.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat approve eu-web-shop --by on-call --reason \"...\"",
      "  ./lifeboat approve eu-web-shop approve-promote-orders --code 7f3a --by on-call --reason \"...\""
    })
public final class ApproveCommand extends GateCommand {
  public ApproveCommand(Terminal terminal) {
    super(terminal, "approve", "Approve");
  }
}
