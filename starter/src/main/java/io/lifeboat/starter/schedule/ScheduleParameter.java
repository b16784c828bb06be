package io.lifeboat.starter.schedule;

import picocli.CommandLine.Parameters;

/** The schedule that a command is about. */
final class ScheduleParameter {
  @Parameters(
      index = "0",
      paramLabel = "SCHEDULE",
      description = "Application and name, such as eu-web-shop/weekly-drill.")
  private String schedule;

  ScheduleName name() {
    return ScheduleName.parse(schedule);
  }
}
