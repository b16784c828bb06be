package io.lifeboat.starter.schedule;

import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import java.util.Objects;

/**
 * Whether two schedules start the same at the same times. The times stand in the input, as they
 * were declared: the server keeps only what it makes of them.
 */
final class Sameness {
  private Sameness() {}

  static boolean of(Schedule one, Schedule other) {
    return Objects.equals(one.getSpec().getJitter(), other.getSpec().getJitter())
        && Objects.equals(one.getPolicy(), other.getPolicy())
        && input(one).equals(input(other));
  }

  private static String input(Schedule schedule) {
    ScheduleActionStartWorkflow action = (ScheduleActionStartWorkflow) schedule.getAction();
    return action.getArguments().get(0, Object.class).toString();
  }
}
