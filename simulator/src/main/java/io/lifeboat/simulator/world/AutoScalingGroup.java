package io.lifeboat.simulator.world;

import io.lifeboat.simulator.Spread;
import java.util.Map;

/**
 * An EC2 Auto Scaling group, of the same name in each region where it is.
 *
 * @param launch how long an instance takes from its launch to being in service
 * @param in what there is in each region
 */
public record AutoScalingGroup(String group, Spread launch, Map<String, Size> in) {
  public AutoScalingGroup {
    Check.given(group, "group");
    Check.given(in, "in of group " + group);
    launch = launch == null ? Spread.seconds(60, 120) : launch;
    in = Map.copyOf(in);
  }

  /** How many instances there are, and the bounds. */
  public record Size(int desired, Integer min, Integer max) {
    public Size {
      min = min == null ? desired : min;
      max = max == null ? desired : max;
      Check.that(
          0 <= min && min <= desired && desired <= max,
          "a group's desired capacity lies between min and max");
    }
  }
}
