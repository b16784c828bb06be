package io.lifeboat.plan.intake;

import io.lifeboat.plan.Region;
import java.time.Instant;
import java.util.List;

/**
 * Who wants to be the one that deals with something, and what is kept of it.
 *
 * @param table where it is kept
 * @param regions of the table; the first that answers decides
 * @param key what is dealt with once
 * @param claimant who wants it; the same when it asks again after a crash
 * @param region where it was heard of
 * @param at when
 * @param expires when it may be forgotten
 */
public record Claiming(
    String table,
    List<Region> regions,
    String key,
    String claimant,
    String environment,
    Region region,
    Instant at,
    Instant expires) {
  public Claiming {
    regions = List.copyOf(regions);
  }
}
