package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;

/**
 * A hosted zone of Route 53.
 *
 * @param zone its id, such as {@code Z04EXAMPLE}
 * @param name such as {@code example.com}
 */
public record Zone(String zone, String name, List<RecordSet> records) {
  public Zone {
    Check.given(zone, "zone");
    Check.given(name, "name of zone " + zone);
    records = Check.list(records);
  }

  /**
   * A record set, with at most one of the routing policies.
   *
   * @param set the set identifier, for every policy but the simple one
   * @param failover {@code PRIMARY} or {@code SECONDARY}
   * @param weight 0 to 255
   * @param latency the region for latency routing
   * @param geo a country code, or {@code *} for everybody else
   * @param continent a continent code such as {@code EU}, for geolocation as well
   * @param multivalue whether it is answered together with others of its name
   */
  public record RecordSet(
      String name,
      String type,
      Duration ttl,
      String set,
      String failover,
      Long weight,
      String latency,
      String geo,
      String continent,
      boolean multivalue,
      @JsonProperty("health-check") String healthCheck,
      List<String> values) {
    public RecordSet {
      Check.given(name, "name of a record");
      Check.given(type, "type of record " + name);
      ttl = Check.orElse(ttl, Duration.ofSeconds(60));
      values = Check.list(values);
      Check.that(!values.isEmpty(), "record " + name + " " + type + " has no values");
    }
  }
}
