package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param share in which parts the users of a region that is left go to which regions; all go to the
 *     one that the application moves to when not given
 * @param weights where the records of latency and geolocation lead to weighted ones: their name,
 *     {@code {region}} stands for the region whose users they are for
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Traffic(
    String route53,
    String zone,
    RoutingPolicy policy,
    Duration ttl,
    Map<Region, String> sets,
    Optional<Flip> flip,
    Map<Region, String> healthChecks,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Region, Integer> share,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> weights)
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
    share = Ordered.map(share);
  }

  /** Whether a health check is inverted instead of changing the records. */
  public boolean flipsByHealthCheck() {
    return flip.filter(Flip.HEALTH_CHECK::equals).isPresent();
  }

  /** Whether the records' own health checks move the users of a lost region. */
  public boolean flipsByItself() {
    return flip.filter(Flip.BY_ITSELF::equals).isPresent();
  }

  /** Whether the users of a region that is left may go to several others. */
  public boolean sharesUsers() {
    return !share.isEmpty();
  }

  /** The name of the records that have the weights of a region's users. */
  public String weightsOf(Region region) {
    return weights.map(name -> name.replace("{region}", region.name())).orElse(route53);
  }

  /** The set identifier of each region's record. */
  public Map<Region, String> setsOf(List<Region> regions) {
    Map<Region, String> all = new TreeMap<>();
    regions.forEach(region -> all.put(region, sets.getOrDefault(region, region.name())));
    return all;
  }
}
