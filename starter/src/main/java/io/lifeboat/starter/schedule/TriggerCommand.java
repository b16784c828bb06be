package io.lifeboat.starter.schedule;

import io.lifeboat.starter.terminal.Terminal;
import io.temporal.client.schedules.ScheduleHandle;
import picocli.CommandLine.Command;

/** {@code schedule trigger}: starts what a schedule starts, now. */
@Command(
    name = "trigger",
    mixinStandardHelpOptions = true,
    description = "Starts now what the schedule starts, unless it is under way.",
    footerHeading = "%nExample:%n",
    footer =
        "  ./lifeboat schedule trigger eu-web-shop/weekly-drill --reason \"before the release\"")
final class TriggerCommand extends ScheduleOrder {
  TriggerCommand(Terminal terminal) {
    super(terminal, "triggered");
  }

  @Override
  void give(ScheduleHandle schedule, String note) {
    schedule.trigger();
  }
}
