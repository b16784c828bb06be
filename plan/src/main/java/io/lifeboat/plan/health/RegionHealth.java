package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the application does in a region, as the vantage points together see it.
 *
 * @param sentence the state and its reasons in one sentence
 * @param reasons the causes, one sentence each; what a cause explains is named in it and counted
 *     under it
 * @param since when the oldest of the reasons was first seen; empty when there are none
 */
public record RegionHealth(
    Region region,
    HealthState state,
    String sentence,
    List<String> reasons,
    Optional<Instant> since) {
  public RegionHealth {
    reasons = reasons == null ? List.of() : List.copyOf(reasons);
    since = since == null ? Optional.empty() : since;
  }
}
