package io.lifeboat.activities.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The unbroken row of good rounds so far.
 *
 * @param firstAt when the first round of the row had been answered by all probes
 */
record GoodRow(int length, Instant firstAt, List<Duration> times) {

  static GoodRow none() {
    return new GoodRow(0, Instant.EPOCH, List.of());
  }

  GoodRow after(Round round) {
    if (!round.isGood()) {
      return none();
    }
    List<Duration> all = new ArrayList<>(times);
    all.addAll(round.times());
    return new GoodRow(length + 1, length == 0 ? round.at() : firstAt, List.copyOf(all));
  }

  long medianMillis() {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow().toMillis();
  }
}
