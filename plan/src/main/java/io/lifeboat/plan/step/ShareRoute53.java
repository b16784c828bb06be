package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Shares a region's users out among several others by one compare-and-swap batch: its weight is
 * divided among theirs, beside what they have already. What the records were is kept beside them; a
 * flip with {@code home} puts it back.
 *
 * @param zone the hosted zone's id
 * @param record the full name of the record sets
 * @param policy of the records; weighted ones can be shared out
 * @param sets the set identifier that belongs to each region
 * @param from the region that its users leave
 * @param shares how many parts of them each region gets, above zero; such as 60 and 40
 * @param ttl how long resolvers may keep the old answer
 */
public record ShareRoute53(
    String zone,
    String record,
    RoutingPolicy policy,
    Map<Region, String> sets,
    Region from,
    Map<Region, Integer> shares,
    Duration ttl)
    implements Step {
  public ShareRoute53 {
    Form.DOMAIN.check(record, "a record of users");
    Form.ZONE.check(zone, "the hosted zone of " + record);
    Needed.present(from, "the region that the users of " + record + " leave");
    Needed.present(policy, "the routing policy of " + record);
    Needed.byRegion(sets, "the set identifier of " + record);
    Needed.notNegative(ttl, "the TTL of " + record);
    sets = Collections.unmodifiableMap(new TreeMap<>(sets));
    Needed.present(shares, "the shares of " + record);
    shares.values().forEach(parts -> Needed.present(parts, "a share of the users of " + record));
    shares = Collections.unmodifiableMap(new TreeMap<>(shares));
    if (shares.isEmpty() || shares.values().stream().anyMatch(parts -> parts < 1)) {
      throw new IllegalArgumentException(
          "the users of " + record + " are shared out in parts above zero, not as " + shares);
    }
    Needed.that(
        sets.containsKey(from) && sets.keySet().containsAll(shares.keySet()),
        "the set identifiers of " + record + " lack a region of the move");
    if (shares.containsKey(from)) {
      throw new IllegalArgumentException(
          from + " cannot take a share of the users of " + record + " that leave it");
    }
  }

  @Override
  public String title() {
    int parts = shares.values().stream().mapToInt(Integer::intValue).sum();
    return "share the users of "
        + record
        + " in "
        + from
        + " out: "
        + shares.entrySet().stream()
            .map(share -> Math.round(100f * share.getValue() / parts) + " % to " + share.getKey())
            .collect(Collectors.joining(", "));
  }

  @Override
  public String undo() {
    return "give " + record + " its former weights, which send the users to " + from;
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
