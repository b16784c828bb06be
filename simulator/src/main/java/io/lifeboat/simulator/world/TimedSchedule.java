package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A schedule of EventBridge Scheduler.
 *
 * @param name of the schedule
 * @param group {@code default} when left out
 * @param isEnabled yes when left out
 * @param expression such as {@code cron(0 3 * * ? *)}
 * @param timezone {@code UTC} when left out
 * @param target the ARN of what it starts
 * @param input what it hands over; may be left out
 */
public record TimedSchedule(
    @JsonProperty("schedule") String name,
    String group,
    @JsonProperty("enabled") Boolean isEnabled,
    String expression,
    String timezone,
    String target,
    String input) {
  public TimedSchedule {
    Check.given(name, "schedule");
    Check.given(expression, "expression of schedule " + name);
    Check.given(target, "target of schedule " + name);
    group = group == null ? "default" : group;
    isEnabled = isEnabled == null || isEnabled;
    timezone = timezone == null ? "UTC" : timezone;
  }
}
