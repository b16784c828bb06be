package io.lifeboat.starter.schedule;

import io.lifeboat.starter.terminal.Terminal;
import io.temporal.client.schedules.ScheduleHandle;
import picocli.CommandLine.Command;

/** {@code schedule resume}. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Lets a paused schedule start again.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat schedule resume eu-web-shop/weekly-drill --reason \"release week\"")
final class ResumeCommand extends ScheduleOrder {
  ResumeCommand(Terminal terminal) {
    super(terminal, "resumed");
  }

  @Override
  void give(ScheduleHandle schedule, String note) {
    schedule.unpause(note);
  }
}
