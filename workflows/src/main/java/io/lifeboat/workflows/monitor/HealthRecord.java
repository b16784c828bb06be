package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.health.Finding;
import io.lifeboat.plan.health.HealthState;
import io.lifeboat.plan.health.RegionHealth;
import io.lifeboat.plan.health.View;
import java.time.Instant;
import java.util.List;

/**
 * How an application did when it was looked at.
 *
 * @param serving the region in which the users are
 * @param at when it was looked at
 * @param sentence how the region in which the users are does
 * @param regions how the application does in each region, the serving one first
 * @param findings what the vantage points agree on, check by check
 * @param views what each of them saw
 * @param missing the vantage points from which nobody answered
 */
public record HealthRecord(
    String application,
    Region serving,
    Instant at,
    String sentence,
    List<RegionHealth> regions,
    List<Finding> findings,
    List<View> views,
    List<String> missing) {
  public HealthRecord {
    regions = List.copyOf(regions);
    findings = List.copyOf(findings);
    views = List.copyOf(views);
    missing = List.copyOf(missing);
  }

  /** How the region in which the users are does. */
  public HealthState state() {
    return regions.stream()
        .filter(health -> health.region().equals(serving))
        .map(RegionHealth::state)
        .findFirst()
        .orElse(HealthState.UNKNOWN);
  }
}
