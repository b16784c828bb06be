package io.lifeboat.simulator.world;

import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A DynamoDB table; a global one when it is in several regions.
 *
 * @param key its key attributes with their types {@code S} or {@code N}: {@code hash: {id: S}}
 * @param billing {@code on-demand}, which is the default, or {@code provisioned}
 * @param pitr whether it can be restored to a point in time
 * @param ttl the attribute that says when an item expires; no expiry when left out
 * @param lag how long a write is on its way to another region
 * @param replica how long a new replica takes
 * @param in the regions that have it
 * @param items how many made-up items it holds
 */
public record Table(
    String table,
    Key key,
    Billing billing,
    boolean pitr,
    String ttl,
    Duration lag,
    Spread replica,
    List<String> in,
    int items) {
  /** How a table is paid for. */
  public enum Billing {
    @com.fasterxml.jackson.annotation.JsonProperty("on-demand")
    ON_DEMAND,
    @com.fasterxml.jackson.annotation.JsonProperty("provisioned")
    PROVISIONED
  }

  public Table {
    Check.given(table, "table");
    Check.given(key, "key of table " + table);
    billing = billing == null ? Billing.ON_DEMAND : billing;
    lag = Check.orElse(lag, Duration.ofMillis(700));
    replica = replica == null ? Spread.seconds(120, 300) : replica;
    in = Check.list(in);
    Check.that(!in.isEmpty(), "table " + table + " is in no region");
    Check.that(Set.copyOf(in).size() == in.size(), "table " + table + " names a region twice");
    Check.that(items >= 0, "table " + table + " cannot hold " + items + " items");
  }

  /** The same with another lag. */
  public Table withLag(Duration other) {
    return new Table(table, key, billing, pitr, ttl, other, replica, in, items);
  }

  /** The same under another name. */
  public Table named(String other) {
    return new Table(other, key, billing, pitr, ttl, lag, replica, in, items);
  }

  /** The same in other regions. */
  public Table in(List<String> other) {
    return new Table(table, key, billing, pitr, ttl, lag, replica, other, items);
  }

  /**
   * The key of a table.
   *
   * @param hash one attribute with its type
   * @param range one attribute with its type; may be left out
   */
  public record Key(Map<String, String> hash, Map<String, String> range) {
    public Key {
      hash = one(hash, "hash");
      range = range == null ? Map.of() : one(range, "range");
    }

    private static Map<String, String> one(Map<String, String> part, String what) {
      Check.that(part != null && part.size() == 1, what + " of a key is one attribute: {id: S}");
      Check.that(Set.of("S", "N").containsAll(part.values()), what + " of a key is of type S or N");
      return new TreeMap<>(part);
    }
  }
}
