package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Switches schedules of EventBridge Scheduler on or off in one region, whose control plane must
 * answer. All else about them stays as it is.
 *
 * @param name the plan's name of these schedules
 * @param group the schedule group that they are in, such as {@code default}
 * @param schedules their names
 */
public record SwitchSchedules(
    String name, Region region, String group, List<String> schedules, boolean enabled)
    implements Step {
  public SwitchSchedules {
    Needed.name(name, "the name of a job");
    Needed.present(region, "the region of " + name);
    Needed.name(group, "the schedule group of " + name);
    schedules = Needed.some(schedules, "the schedules of " + name);
    schedules.forEach(
        schedule ->
            Needed.that(
                schedule.matches("[.\\-_A-Za-z0-9]{1,64}"),
                "'" + schedule + "' is not a schedule's name"));
  }

  @Override
  public String title() {
    return "switch " + name + (enabled ? " on in " : " off in ") + region;
  }

  @Override
  public String undo() {
    return "give the schedules of " + name + " in " + region + " their earlier states again";
  }

  @Override
  public Role role() {
    return enabled ? Role.CONSUME : Role.FENCE;
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(2);
  }
}
