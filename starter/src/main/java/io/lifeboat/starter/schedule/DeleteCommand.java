package io.lifeboat.starter.schedule;

import io.lifeboat.starter.terminal.Terminal;
import io.temporal.client.schedules.ScheduleHandle;
import picocli.CommandLine.Command;

/** {@code schedule delete}: takes a schedule away; what it started goes on. */
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description = "Deletes a schedule; what it has started goes on.",
    footerHeading = "%nExample:%n",
    footer =
        "  ./lifeboat schedule delete eu-web-shop/nightly --reason \"the weekly drill is enough\"")
final class DeleteCommand extends ScheduleOrder {
  DeleteCommand(Terminal terminal) {
    super(terminal, "deleted");
  }

  @Override
  void give(ScheduleHandle schedule, String note) {
    schedule.delete();
  }
}
