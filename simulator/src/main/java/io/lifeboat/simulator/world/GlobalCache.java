package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.simulator.Spread;
import java.util.List;

/**
 * A Global Datastore of ElastiCache. Its first group is the primary.
 *
 * @param id the global replication group's id
 * @param failover how long it takes to make another group the primary
 */
public record GlobalCache(
    @JsonProperty("global-group") String id, Spread failover, List<Group> groups) {
  public GlobalCache {
    Check.given(id, "global-group");
    failover = failover == null ? Spread.seconds(20, 60) : failover;
    groups = Check.list(groups);
    Check.that(!groups.isEmpty(), "global group " + id + " has no groups");
  }

  /** A replication group in its region. */
  public record Group(String id, String region) {
    public Group {
      Check.given(id, "id of a replication group");
      Check.given(region, "region of replication group " + id);
    }
  }
}
