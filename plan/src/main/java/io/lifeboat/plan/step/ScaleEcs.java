package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Brings an ECS service to at least {@code desired} running tasks, its autoscaling minimum raised
 * first; never downwards.
 *
 * @param name the plan's name of the service
 * @param desired tasks
 */
public record ScaleEcs(String name, Region region, EcsService service, int desired)
    implements Step {
  public ScaleEcs {
    Needed.name(name, "the name of a service");
    Needed.present(region, "the region of " + name);
    Needed.present(service, "the ECS service of " + name);
    Needed.atLeast(1, desired, "the tasks of " + name);
  }

  @Override
  public String title() {
    return "scale " + name + " to " + desired + " tasks in " + region;
  }

  @Override
  public String undo() {
    return "scale " + name + " in " + region + " back to what it was";
  }

  @Override
  public Role role() {
    return Role.SERVE;
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(60);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(10);
  }
}
