package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.RoutingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How users find the application.
 *
 * @param route53 the records' full name
 * @param zone the hosted zone's id
 * @param ttl the records' TTL
 * @param sets the set identifier of each region's record; the region's own name when not given
 * @param flip what moves the users; the records when not given
 * @param healthChecks for {@code flip: health-check} the id of the health check behind a region's
 *     record
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Traffic(
    String route53,
    String zone,
    RoutingPolicy policy,
    Duration ttl,
    Map<Region, String> sets,
    Optional<Flip> flip,
    Map<Region, String> healthChecks)
    implements Route {
  /** What moves the users. */
  public enum Flip {
    /** The records are changed; needs the Route 53 control plane. */
    @JsonProperty("records")
    RECORDS,
    /** A health check is inverted, and Route 53 answers with the other record by itself. */
    @JsonProperty("health-check")
    HEALTH_CHECK,
    /**
     * Nothing, when a region is lost: the records' own health checks turn them, without any control
     * plane. In a planned move, when all is well, the records are changed.
     */
    @JsonProperty("by-itself")
    BY_ITSELF
  }

  public Traffic {
    sets = Ordered.map(sets);
    healthChecks = Ordered.map(healthChecks);
  }

  /** Whether a health check is inverted instead of changing the records. */
  public boolean flipsByHealthCheck() {
    return flip.filter(Flip.HEALTH_CHECK::equals).isPresent();
  }

  /** Whether the records' own health checks move the users of a lost region. */
  public boolean flipsByItself() {
    return flip.filter(Flip.BY_ITSELF::equals).isPresent();
  }

  /** The set identifier of each region's record. */
  public Map<Region, String> setsOf(List<Region> regions) {
    Map<Region, String> all = new TreeMap<>();
    regions.forEach(region -> all.put(region, sets.getOrDefault(region, region.name())));
    return all;
  }
}
