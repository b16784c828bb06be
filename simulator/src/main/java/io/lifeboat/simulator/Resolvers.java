package io.lifeboat.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The users' resolvers, each of which keeps an answer for its TTL. Guarded by the estate's lock.
 */
final class Resolvers {
  /** So many answers may be kept before those that are over are thrown away. */
  private static final int MANY = 10_000;

  private final Estate estate;
  private final Zones zones;
  private final Map<String, Cached> caches = new HashMap<>();
  private int sweepAt = MANY;

  private record Cached(String address, Instant until) {}

  Resolvers(Estate estate, Zones zones) {
    this.estate = estate;
    this.zones = zones;
  }

  /** The IPv4 address to which a viewer's resolver leads. */
  Optional<String> address(String host, Viewer viewer) {
    String key = viewer.name() + " " + host;
    Cached cached = caches.get(key);
    if (cached != null && cached.until().isAfter(estate.now())) {
      return Optional.of(cached.address());
    }
    Answer answer = zones.resolve(host, "A", viewer.region());
    Optional<Answer.Record> first =
        answer.records().stream().filter(r -> r.type().equals("A")).findFirst();
    first.ifPresent(r -> keep(key, new Cached(r.value(), until(answer))));
    return first.map(Answer.Record::value);
  }

  private void keep(String key, Cached answer) {
    caches.put(key, answer);
    if (caches.size() > sweepAt) {
      caches.values().removeIf(c -> !c.until().isAfter(estate.now()));
      sweepAt = Math.max(MANY, 2 * caches.size());
    }
  }

  private Instant until(Answer answer) {
    long ttl = answer.records().stream().mapToLong(Answer.Record::ttl).min().orElse(0);
    return estate.now().plus(estate.clock().real(Duration.ofSeconds(ttl)));
  }
}
