package io.lifeboat.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which copy followed which source when, and how far behind; what metrics of replication come from.
 *
 * @param <L> names a link from a source to a copy
 */
public final class Links<L> {
  private final List<Stretch<L>> stretches = new ArrayList<>();

  private record Stretch<L>(L link, Duration lag, Instant from, Optional<Instant> to) {
    boolean covers(Instant start, Instant end) {
      return !from.isAfter(start) && to.filter(end::isAfter).isEmpty();
    }
  }

  /** From {@code since} on a link is that far behind; without a lag nothing passes it. */
  public void set(L link, Optional<Duration> lag, Instant since) {
    stretches.replaceAll(
        s ->
            s.link().equals(link) && s.to().isEmpty()
                ? new Stretch<>(link, s.lag(), s.from(), Optional.of(since))
                : s);
    lag.ifPresent(l -> stretches.add(new Stretch<>(link, l, since, Optional.empty())));
  }

  /** The lag through a whole period; empty when the link did not work for a part of it. */
  public Optional<Duration> lag(L link, Instant start, Instant end) {
    return stretches.stream()
        .filter(s -> s.link().equals(link) && s.covers(start, end))
        .findFirst()
        .map(Stretch::lag);
  }

  /** Every link that there ever was. */
  public List<L> all() {
    return stretches.stream().map(Stretch::link).distinct().toList();
  }
}
