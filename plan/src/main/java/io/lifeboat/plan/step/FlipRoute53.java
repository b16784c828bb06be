package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Moves the users of a record from one region to another by one compare-and-swap batch.
 *
 * @param zone the hosted zone's id
 * @param record the full name of the record sets, such as {@code shop.example.com}
 * @param sets the set identifier that belongs to each region
 * @param ttl what the records' TTL is expected to be; the time that resolvers may keep the old
 *     answer
 * @param home whether {@code to} is where the records are at home: what earlier flips pointed
 *     elsewhere or took out is then put back as it was
 */
public record FlipRoute53(
    String zone,
    String record,
    RoutingPolicy policy,
    Map<Region, String> sets,
    Region from,
    Region to,
    Duration ttl,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean home)
    implements Step {
  public FlipRoute53 {
    Form.DOMAIN.check(record, "a record of users");
    Form.ZONE.check(zone, "the hosted zone of " + record);
    Needed.twoRegions(from, to, record);
    Needed.present(policy, "the routing policy of " + record);
    Needed.byRegion(sets, "the set identifier of " + record);
    Needed.notNegative(ttl, "the TTL of " + record);
    sets = Collections.unmodifiableMap(new TreeMap<>(sets));
    Needed.that(
        sets.containsKey(from) && sets.containsKey(to),
        "the set identifiers of " + record + " lack a region of the move");
  }

  /** A flip away from home, or of records that keep no former target. */
  public FlipRoute53(
      String zone,
      String record,
      RoutingPolicy policy,
      Map<Region, String> sets,
      Region from,
      Region to,
      Duration ttl) {
    this(zone, record, policy, sets, from, to, ttl, false);
  }

  @Override
  public String title() {
    return "send the users of " + record + " to " + to;
  }

  @Override
  public String undo() {
    return "send the users of " + record + " back to " + from;
  }

  @Override
  public Role role() {
    return Role.TRAFFIC;
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(40);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
