package io.lifeboat.simulator.cloudwatch;

import io.lifeboat.simulator.rds.ReplicaLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ReplicaLag of RDS read replicas, in seconds, in the replica's region; -1 while nothing passes.
 */
final class ReplicaMetrics implements MetricSource {
  static final String NAME = "ReplicaLag";
  private static final String INSTANCE = "DBInstanceIdentifier";

  private final ReplicaLog replicas;

  ReplicaMetrics(ReplicaLog replicas) {
    this.replicas = replicas;
  }

  @Override
  public List<MetricKey> keys(String region) {
    return replicas.replicas(region).stream()
        .map(id -> MetricKey.of(region, LagMetrics.NAMESPACE, NAME, Map.of(INSTANCE, id)))
        .toList();
  }

  @Override
  public Optional<Double> value(MetricKey key, Instant start, Instant end) {
    return replicas.seconds(key.region(), key.dimensions().get(INSTANCE), start, end);
  }
}
