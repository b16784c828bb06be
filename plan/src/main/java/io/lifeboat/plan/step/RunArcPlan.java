package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Executes a plan of ARC Region switch and follows it to its end. Whoever must approve inside it
 * approves in ARC.
 *
 * @param name the plan's name of it
 * @param region where it is asked for: that to activate, or for a lost region another one
 * @param plan the ARN of the ARC plan
 * @param direction whether the target is activated or deactivated
 * @param target the region that is activated or deactivated
 * @param mode forced executes it ungracefully
 */
public record RunArcPlan(
    String name, Region region, String plan, Direction direction, Region target, Mode mode)
    implements Step {
  /** What an execution does to its target. */
  public enum Direction {
    /** Users are moved to the target. */
    @JsonProperty("activate")
    ACTIVATE,
    /** Users are moved away from the target. */
    @JsonProperty("deactivate")
    DEACTIVATE
  }

  public RunArcPlan {
    Needed.name(name, "the name of an ARC plan");
    Needed.present(region, "the region of ARC plan " + name);
    Needed.present(target, "the region that ARC plan " + name + " goes to");
    Needed.present(direction, "the direction of ARC plan " + name);
    Needed.present(mode, "the mode of ARC plan " + name);
    Needed.arn(plan, "arc-region-switch", region.name(), "the ARC plan of " + name);
  }

  @Override
  public String title() {
    return (direction == Direction.ACTIVATE ? "activate " : "deactivate ")
        + target
        + " by ARC plan "
        + name;
  }

  @Override
  public Effect effect() {
    return Effect.POINT_OF_NO_RETURN;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofHours(2);
  }
}
