package io.lifeboat.workflows;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;

/** Which region is meant when a request does not name it. */
public final class Regions {
  private Regions() {}

  /**
   * @throws IllegalArgumentException when the plan has no other region
   */
  public static Region otherThan(RecoveryPlan plan, Region one) {
    return plan.regions().all().stream()
        .filter(region -> !region.equals(one))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("the plan has no region to move to but " + one));
  }
}
