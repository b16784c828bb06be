package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.simulator.Spread;
import java.util.List;

/**
 * A plan of ARC Region switch, which can be executed in each of its regions.
 *
 * @param plan its name; its ARN is {@code arn:aws:arc-region-switch::ACCOUNT:plan/NAME:1a2b3c}
 */
public record ArcPlan(String plan, List<String> regions, List<Step> steps) {
  public ArcPlan {
    Check.that(
        plan != null && plan.matches("[A-Za-z0-9-]{1,32}"),
        "the name of an ARC plan is 1 to 32 letters, digits and hyphens");
    regions = Check.list(regions);
    steps = Check.list(steps);
    Check.that(regions.size() == 2, "ARC plan " + plan + " must name two regions");
    Check.that(!steps.isEmpty(), "ARC plan " + plan + " must have a step");
  }

  /**
   * One step, carried out after the one before.
   *
   * @param approval whether it waits for {@code ApprovePlanExecutionStep}
   * @param fails whether the execution pauses at it
   * @param onlyGraceful whether an ungraceful execution skips it
   */
  public record Step(
      String name,
      Spread takes,
      boolean approval,
      boolean fails,
      @JsonProperty("only-graceful") boolean onlyGraceful) {
    public Step {
      Check.given(name, "name of a step of an ARC plan");
      takes = takes == null ? Spread.seconds(20, 40) : takes;
    }
  }
}
