package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends a share of a record's users to another region, and at 100 percent all of them. Weighted
 * records get other weights; failover records stand as weighted ones in between, and are failover
 * records again with {@code to} as the primary at 100 percent. Each shift is one compare-and-swap
 * batch.
 *
 * @param sets the set identifier that belongs to each region
 * @param percent of the users that go to {@code to}, 1 to 100
 * @param ttl how long resolvers may keep the old answer
 */
public record ShiftRoute53(
    String zone,
    String record,
    RoutingPolicy policy,
    Map<Region, String> sets,
    Region from,
    Region to,
    int percent,
    Duration ttl)
    implements Step {
  public ShiftRoute53 {
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
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException(percent + " is not a share; write 1 to 100 percent");
    }
  }

  @Override
  public String title() {
    return percent == 100
        ? "send all users of " + record + " to " + to
        : "send " + percent + " % of the users of " + record + " to " + to;
  }

  @Override
  public String undo() {
    return "give " + record + " its former records, which send the users to " + from;
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
