package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.simulator.Spread;
import java.util.List;
import java.util.Map;

/**
 * A key of KMS.
 *
 * @param id begins with {@code mrk-} when it is a multi-region key
 * @param alias such as {@code alias/shop}; none when left out
 * @param regions the first holds the primary, the others its replicas
 * @param rotation whether its material is rotated every year
 * @param states where it is not {@code Enabled}, by region: {@code Disabled}, {@code
 *     PendingDeletion}
 * @param updating how long a move of its primary takes
 */
public record KmsKey(
    @JsonProperty("key") String id,
    String alias,
    List<String> regions,
    boolean rotation,
    Map<String, String> states,
    Spread updating) {
  public KmsKey {
    Check.given(id, "key");
    Check.that(alias == null || alias.startsWith("alias/"), "alias of " + id + " has no alias/");
    regions = Check.list(regions);
    Check.that(!regions.isEmpty(), "key " + id + " is in no region");
    Check.that(
        regions.size() == 1 || id.startsWith("mrk-"),
        "key " + id + " is in several regions, so its id must begin with mrk-");
    states = states == null ? Map.of() : Map.copyOf(states);
    updating = updating == null ? Spread.seconds(5, 30) : updating;
  }
}
