package io.lifeboat.activities.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The unbroken row of good rounds so far.
 *
 * @param firstAt when the first round of the row had been answered by all probes
 * @param nameless probes with an answer in the row that does not say which region gave it
 */
record GoodRow(int length, Instant firstAt, List<Duration> times, Set<String> nameless) {

  static GoodRow none() {
    return new GoodRow(0, Instant.EPOCH, List.of(), Set.of());
  }

  GoodRow after(Round round) {
    if (!round.isGood()) {
      return none();
    }
    List<Duration> all = new ArrayList<>(times);
    all.addAll(round.times());
    Set<String> unnamed = new TreeSet<>(nameless);
    unnamed.addAll(round.nameless());
    return new GoodRow(length + 1, length == 0 ? round.at() : firstAt, List.copyOf(all), unnamed);
  }

  long medianMillis() {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow().toMillis();
  }
}
