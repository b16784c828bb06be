package io.lifeboat.starter.monitor;

import io.lifeboat.starter.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code monitor}: what looks at an application all the time. */
@Command(
    name = "monitor",
    mixinStandardHelpOptions = true,
    description = "Looks at an application all the time, and decides what a lost region leads to.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat monitor start examples/eu-web-shop.yaml --reason \"it is live\"",
      "  ./lifeboat monitor status eu-web-shop",
      "  ./lifeboat monitor hold eu-web-shop --reason \"we mend it in place\""
    })
public final class MonitorCommand implements Runnable {
  @Spec private CommandSpec spec;

  private MonitorCommand() {}

  /** The command with its own commands. */
  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new MonitorCommand())
        .addSubcommand(new StartCommand(terminal))
        .addSubcommand(new StatusCommand(terminal))
        .addSubcommand(new ListCommand(terminal))
        .addSubcommand(new ApplyCommand(terminal))
        .addSubcommand(new HoldCommand(terminal))
        .addSubcommand(new ReleaseCommand(terminal))
        .addSubcommand(new ForceCommand(terminal))
        .addSubcommand(new StopCommand(terminal))
        .addSubcommand(new CommandLine.HelpCommand());
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with monitors: a COMMAND is missing");
  }
}
