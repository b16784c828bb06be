package io.lifeboat.simulator.cloudwatch;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.rds.ReplicaLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * ReplicaLag of RDS read replicas, in seconds, one value a minute, published in the replica's
 * region when the minute is over; -1 while nothing is replicated.
 */
final class ReplicaMetrics {
  static final String NAME = "ReplicaLag";
  private static final String INSTANCE = "DBInstanceIdentifier";
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final Estate estate;
  private final ReplicaLog replicas;

  ReplicaMetrics(Estate estate, ReplicaLog replicas) {
    this.estate = estate;
    this.replicas = replicas;
  }

  List<MetricKey> keys(String region) {
    return replicas.replicas(region).stream()
        .map(
            id ->
                new MetricKey(
                    region, LagMetrics.NAMESPACE, NAME, new TreeMap<>(Map.of(INSTANCE, id))))
        .toList();
  }

  List<Sample> samples(MetricKey key, Instant from, Instant to) {
    List<Sample> samples = new ArrayList<>();
    if (!keys(key.region()).contains(key)) {
      return samples;
    }
    long step = Math.max(1, estate.clock().real(MINUTE).toMillis());
    long published = Math.min(to.toEpochMilli(), estate.now().toEpochMilli() - step + 1);
    for (long at = Math.floorDiv(from.toEpochMilli() + step - 1, step) * step;
        at < published;
        at += step) {
      Instant start = Instant.ofEpochMilli(at);
      replicas
          .seconds(key.region(), key.dimensions().get(INSTANCE), start, start.plusMillis(step))
          .ifPresent(seconds -> samples.add(new Sample(start, seconds)));
    }
    return samples;
  }
}
