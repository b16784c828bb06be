package io.lifeboat.starter.events;

import io.lifeboat.starter.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code events}: listening to what AWS says of itself. */
@Command(
    name = "events",
    mixinStandardHelpOptions = true,
    description = {
      "Listens to events of AWS Health, CloudWatch alarms and RDS, tells people of each once,",
      "and opens recoveries where a policy says so."
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat events start examples/aws-health.intake.yaml",
      "  ./lifeboat events status aws-health",
      "  ./lifeboat events stop aws-health --reason \"moved to the other account\""
    })
public final class EventsCommand implements Runnable {
  @Spec private CommandSpec spec;

  private EventsCommand() {}

  /** The command with its own commands. */
  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new EventsCommand())
        .addSubcommand(new StartCommand(terminal))
        .addSubcommand(new StatusCommand(terminal))
        .addSubcommand(new StopCommand(terminal))
        .addSubcommand(new CommandLine.HelpCommand());
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with events: a COMMAND is missing");
  }
}
