package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Brings an EC2 Auto Scaling group that no longer serves down to its standby size, its minimum with
 * it. Never upwards.
 *
 * @param name the plan's name of what runs on it
 * @param group the group's name in the region
 * @param desired instances
 */
public record ScaleDownAutoScalingGroup(String name, Region region, String group, int desired)
    implements Step {
  public ScaleDownAutoScalingGroup {
    Needed.name(name, "the name of a service");
    Needed.present(region, "the region of " + name);
    Form.GROUP_OF_INSTANCES.check(group, "the Auto Scaling group of " + name);
    Needed.atLeast(0, desired, "the instances of " + name);
  }

  @Override
  public String title() {
    String instances = desired == 1 ? " instance" : " instances";
    return "scale " + name + " down to " + desired + instances + " in " + region;
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
    return Duration.ofMinutes(1);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(15);
  }
}
