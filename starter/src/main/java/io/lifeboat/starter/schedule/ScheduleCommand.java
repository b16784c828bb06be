package io.lifeboat.starter.schedule;

import io.lifeboat.starter.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code schedule}: drills that start by the clock. */
@Command(
    name = "schedule",
    mixinStandardHelpOptions = true,
    description = "Drills that start by the clock, on Temporal Schedules.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat schedule apply examples/eu-web-shop.yaml",
      "  ./lifeboat schedule create examples/eu-web-shop.yaml nightly --work check --cron \"0 2 * * *\"",
      "  ./lifeboat schedule pause eu-web-shop/weekly-drill --reason \"release week\""
    })
public final class ScheduleCommand implements Runnable {
  @Spec private CommandSpec spec;

  private ScheduleCommand() {}

  /** The command with its own commands. */
  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new ScheduleCommand())
        .addSubcommand(new CreateCommand(terminal))
        .addSubcommand(new ApplyCommand(terminal))
        .addSubcommand(new ListCommand(terminal))
        .addSubcommand(new ShowCommand(terminal))
        .addSubcommand(new PauseCommand(terminal))
        .addSubcommand(new ResumeCommand(terminal))
        .addSubcommand(new TriggerCommand(terminal))
        .addSubcommand(new DeleteCommand(terminal))
        .addSubcommand(new CommandLine.HelpCommand());
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with schedules: a COMMAND is missing");
  }
}
