package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/**
 * Schedules of EventBridge Scheduler.
 *
 * @param schedules their names
 * @param group their group; the default one when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record EventSchedules(List<String> schedules, Optional<String> group) implements Job {
  public EventSchedules {
    schedules = Ordered.list(schedules);
  }

  /** Their group. */
  public String groupOrDefault() {
    return group.orElse("default");
  }
}
