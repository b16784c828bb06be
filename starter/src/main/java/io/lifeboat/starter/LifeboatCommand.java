package io.lifeboat.starter;

import io.lifeboat.starter.audit.AuditCommand;
import io.lifeboat.starter.demo.DemoCommand;
import io.lifeboat.starter.dev.DevCommand;
import io.lifeboat.starter.events.EventsCommand;
import io.lifeboat.starter.health.HealthCommand;
import io.lifeboat.starter.monitor.MonitorCommand;
import io.lifeboat.starter.orders.AbortCommand;
import io.lifeboat.starter.orders.ApproveCommand;
import io.lifeboat.starter.orders.CommitCommand;
import io.lifeboat.starter.orders.ForceCommand;
import io.lifeboat.starter.orders.PauseCommand;
import io.lifeboat.starter.orders.RejectCommand;
import io.lifeboat.starter.orders.ResumeCommand;
import io.lifeboat.starter.orders.RetryCommand;
import io.lifeboat.starter.orders.RevertCommand;
import io.lifeboat.starter.orders.RollBackCommand;
import io.lifeboat.starter.orders.SkipCommand;
import io.lifeboat.starter.plans.StepsCommand;
import io.lifeboat.starter.plans.ValidateCommand;
import io.lifeboat.starter.report.ReportCommand;
import io.lifeboat.starter.runs.DrillCommand;
import io.lifeboat.starter.runs.FailbackCommand;
import io.lifeboat.starter.runs.FailoverCommand;
import io.lifeboat.starter.runs.ListCommand;
import io.lifeboat.starter.runs.MarkCommand;
import io.lifeboat.starter.runs.RepairCommand;
import io.lifeboat.starter.runs.RollbackCommand;
import io.lifeboat.starter.runs.StatusCommand;
import io.lifeboat.starter.runs.WatchCommand;
import io.lifeboat.starter.schedule.ScheduleCommand;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.starter.worker.WorkerCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./lifeboat}: what a user can ask for. */
@Command(
    name = "lifeboat",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Moves an application out of a failing AWS region, as a durable Temporal workflow.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat demo                                 see a region being lost and recovered",
      "  ./lifeboat validate examples/eu-web-shop.yaml   check a plan",
      "  ./lifeboat failover examples/eu-web-shop.yaml --lose eu-central-1 --reason \"...\" --wait",
      "  ./lifeboat status eu-web-shop                   where a run stands, what you can do",
      "  ./lifeboat help failover                        everything about one command",
      "",
      "Exit codes: 0 done; 2 wrong input, nothing was done; 3 the run ended without recovering;",
      "4 Temporal or AWS cannot be reached; 130 interrupted (the run goes on).",
      "Temporal is found by the standard client profile (TEMPORAL_ADDRESS, temporal.toml)."
    })
public final class LifeboatCommand implements Runnable {
  @Spec private CommandSpec spec;

  private LifeboatCommand() {}

  /** The whole command line, speaking to a terminal. */
  public static CommandLine line(Terminal terminal) {
    CommandLine line =
        new CommandLine(new LifeboatCommand())
            .addSubcommand(new DemoCommand(terminal))
            .addSubcommand(new DevCommand(terminal))
            .addSubcommand(new ValidateCommand(terminal))
            .addSubcommand(new StepsCommand(terminal))
            .addSubcommand(new WorkerCommand())
            .addSubcommand(new FailoverCommand(terminal))
            .addSubcommand(new FailbackCommand(terminal))
            .addSubcommand(new DrillCommand(terminal))
            .addSubcommand(new RollbackCommand(terminal))
            .addSubcommand(new RepairCommand(terminal))
            .addSubcommand(new MarkCommand(terminal))
            .addSubcommand(new HealthCommand(terminal))
            .addSubcommand(new StatusCommand(terminal))
            .addSubcommand(new WatchCommand(terminal))
            .addSubcommand(new ListCommand(terminal))
            .addSubcommand(new ApproveCommand(terminal))
            .addSubcommand(new RejectCommand(terminal))
            .addSubcommand(new PauseCommand(terminal))
            .addSubcommand(new ResumeCommand(terminal))
            .addSubcommand(new RetryCommand(terminal))
            .addSubcommand(new SkipCommand(terminal))
            .addSubcommand(new RevertCommand(terminal))
            .addSubcommand(new RollBackCommand(terminal))
            .addSubcommand(new CommitCommand(terminal))
            .addSubcommand(new AbortCommand(terminal))
            .addSubcommand(new ForceCommand(terminal))
            .addSubcommand(new ReportCommand(terminal))
            .addSubcommand(AuditCommand.line(terminal))
            .addSubcommand(ScheduleCommand.line(terminal))
            .addSubcommand(MonitorCommand.line(terminal))
            .addSubcommand(EventsCommand.line(terminal))
            .addSubcommand(new CommandLine.HelpCommand());
    return new CommandLineStyle(terminal).applyTo(line);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: a COMMAND is missing");
  }
}
