package io.lifeboat.simulator.cloudwatch;

import io.lifeboat.simulator.Estate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The minutes that are over, as samples of a source. */
record Minutes(Estate estate, MetricSource source) {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  List<Sample> samples(MetricKey key, Instant from, Instant to) {
    if (!source.keys(key.region()).contains(key)) {
      return List.of();
    }
    long step = Math.max(1, estate.clock().real(MINUTE).toMillis());
    long published = Math.min(to.toEpochMilli(), estate.now().toEpochMilli() - step + 1);
    List<Sample> samples = new ArrayList<>();
    for (long at = Math.floorDiv(from.toEpochMilli() + step - 1, step) * step;
        at < published;
        at += step) {
      Instant start = Instant.ofEpochMilli(at);
      source
          .value(key, start, start.plusMillis(step))
          .ifPresent(value -> samples.add(new Sample(start, value)));
    }
    return samples;
  }
}
