package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Brings a service that no longer serves down to its standby size: the autoscaling minimum, then
 * the tasks. Never upwards.
 *
 * @param desired tasks
 */
public record ScaleDownEcs(String name, Region region, EcsService service, int desired)
    implements Step {
  public ScaleDownEcs {
    Needed.name(name, "the name of a service");
    Needed.present(region, "the region of " + name);
    Needed.present(service, "the ECS service of " + name);
    Needed.atLeast(0, desired, "the tasks of " + name);
  }

  @Override
  public String title() {
    String tasks = desired == 1 ? " task" : " tasks";
    return "scale " + name + " down to " + desired + tasks + " in " + region;
  }

  @Override
  public String undo() {
    return "scale " + name + " in " + region + " back to what it was";
  }

  @Override
  public Role role() {
    return Role.SETTLE;
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(10);
  }
}
