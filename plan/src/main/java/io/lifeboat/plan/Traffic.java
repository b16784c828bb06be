package io.lifeboat.plan;

import io.lifeboat.plan.step.RoutingPolicy;
import java.time.Duration;
import java.util.Map;

/**
 * How users find the application.
 *
 * @param route53 the records' full name
 * @param zone the hosted zone's id
 * @param ttl the records' TTL
 * @param sets the set identifier of each region's record; the region's own name when not given
 */
public record Traffic(
    String route53, String zone, RoutingPolicy policy, Duration ttl, Map<Region, String> sets) {
  public Traffic {
    sets = sets == null ? Map.of() : Map.copyOf(sets);
  }
}
