package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.simulator.Spread;
import java.util.List;

/**
 * A secret of Secrets Manager.
 *
 * @param name the same in every region
 * @param value made up, as everything of a world
 * @param regions the first holds the primary, the others its replicas
 * @param kmsKey id or alias of the key it is encrypted with in each region; AWS's own when left out
 * @param replication how long a change takes to a replica
 */
public record Secret(
    @JsonProperty("secret") String name,
    String value,
    List<String> regions,
    @JsonProperty("kms-key") String kmsKey,
    Spread replication) {
  public Secret {
    Check.given(name, "secret");
    Check.given(value, "value of secret " + name);
    regions = Check.list(regions);
    Check.that(!regions.isEmpty(), "secret " + name + " is in no region");
    replication = replication == null ? Spread.seconds(2, 10) : replication;
  }
}
