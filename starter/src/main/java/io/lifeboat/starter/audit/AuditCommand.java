package io.lifeboat.starter.audit;

import io.lifeboat.starter.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code audit}: evidence that can be checked by whoever distrusts it. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Exports a run's whole history as hash-chained lines, and verifies such a file.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat audit export eu-web-shop --out audit.jsonl",
      "  ./lifeboat audit verify audit.jsonl"
    })
public final class AuditCommand implements Runnable {
  @Spec private CommandSpec spec;

  private AuditCommand() {}

  /** With its own commands. */
  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new AuditCommand())
        .addSubcommand(new ExportCommand(terminal))
        .addSubcommand(new VerifyCommand(terminal))
        .addSubcommand(new CommandLine.HelpCommand());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: export or verify");
  }
}
