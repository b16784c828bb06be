package io.lifeboat.starter.options;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.starter.Refusal;
import java.util.List;

/** The regions of a plan, by their names. */
public final class KnownRegions {
  private KnownRegions() {}

  /**
   * @throws Refusal when the plan does not know it
   */
  public static Region of(RecoveryPlan plan, String name) {
    return plan.regions().all().stream()
        .filter(region -> region.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.wrongInput(
                    "%s has no region '%s': name one of %s"
                        .formatted(plan.application(), name, plan.regions().all())));
  }

  static List<Region> otherThan(RecoveryPlan plan, Region one) {
    return plan.regions().all().stream().filter(region -> !region.equals(one)).toList();
  }
}
