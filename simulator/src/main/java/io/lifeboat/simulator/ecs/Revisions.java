package io.lifeboat.simulator.ecs;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The task definitions of one region. Guarded by the estate's lock. */
final class Revisions {
  private final NavigableMap<String, NavigableMap<Integer, Revision>> families = new TreeMap<>();

  void put(Revision revision) {
    families
        .computeIfAbsent(revision.family(), f -> new TreeMap<>())
        .put(revision.definition().revision(), revision);
  }

  int next(String family) {
    NavigableMap<Integer, Revision> known = families.get(family);
    return known == null ? 1 : known.lastKey() + 1;
  }

  /**
   * The revision that a request means.
   *
   * @param given a full ARN, {@code family:revision}, or a family, whose latest active one is meant
   */
  Optional<Revision> find(String given) {
    String name = given.substring(given.lastIndexOf('/') + 1);
    int colon = name.indexOf(':');
    String family = colon < 0 ? name : name.substring(0, colon);
    return of(family)
        .filter(r -> colon < 0 ? r.isActive() : r.name().equals(name))
        .filter(r -> !given.startsWith("arn:") || r.arn().equals(given))
        .findFirst();
  }

  List<String> families() {
    return List.copyOf(families.keySet());
  }

  /** All revisions of a family, the latest one first. */
  Stream<Revision> of(String family) {
    Map<Integer, Revision> known = families.get(family);
    return known == null ? Stream.empty() : families.get(family).descendingMap().values().stream();
  }
}
