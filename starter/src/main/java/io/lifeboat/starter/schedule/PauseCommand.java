package io.lifeboat.starter.schedule;

import io.lifeboat.starter.terminal.Terminal;
import io.temporal.client.schedules.ScheduleHandle;
import picocli.CommandLine.Command;

/** {@code schedule pause}. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description = "Pauses a schedule: nothing starts until it is resumed.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat schedule pause eu-web-shop/weekly-drill --reason \"release week\"")
final class PauseCommand extends ScheduleOrder {
  PauseCommand(Terminal terminal) {
    super(terminal, "paused");
  }

  @Override
  void give(ScheduleHandle schedule, String note) {
    schedule.pause(note);
  }
}
