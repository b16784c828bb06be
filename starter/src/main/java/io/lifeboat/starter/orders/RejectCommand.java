package io.lifeboat.starter.orders;

import io.lifeboat.starter.terminal.Terminal;
import picocli.CommandLine.Command;

/** {@code reject}: says no to a gate. */
@Command(
    name = "reject",
    mixinStandardHelpOptions = true,
    description =
        "Rejects an open gate, after showing its evidence: the run does not go on there and asks what to do.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat reject eu-web-shop --by on-call --reason \"...\"",
      "  ./lifeboat reject eu-web-shop approve-promote-orders --code 7f3a --by on-call --reason \"...\""
    })
public final class RejectCommand extends GateCommand {
  public RejectCommand(Terminal terminal) {
    super(terminal, "reject", "Reject");
  }
}
