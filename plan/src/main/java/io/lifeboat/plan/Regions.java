package io.lifeboat.plan;

import java.util.List;

/**
 * Where the application lives.
 *
 * @param primary where it normally serves
 * @param standby where it can move to, the first preferred; at least one
 */
public record Regions(Region primary, List<Region> standby) {
  public Regions {
    standby = List.copyOf(standby);
    if (standby.isEmpty()) {
      throw new IllegalArgumentException("an application needs at least one standby region");
    }
  }

  /** All of them, the primary first. */
  public List<Region> all() {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(primary), standby.stream())
        .toList();
  }
}
