package io.lifeboat.simulator.cloudwatch;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.rds.ReplicationLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The lag metrics of Aurora global databases, in milliseconds, one value a minute, published in the
 * secondary's region when the minute is over. They stop while the source is gone.
 */
final class LagMetrics {
  static final String NAMESPACE = "AWS/RDS";
  private static final List<String> NAMES =
      List.of("AuroraGlobalDBReplicationLag", "AuroraGlobalDBRPOLag", "AuroraGlobalDBProgressLag");
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final Estate estate;
  private final ReplicationLog replication;

  LagMetrics(Estate estate, ReplicationLog replication) {
    this.estate = estate;
    this.replication = replication;
  }

  List<MetricKey> keys(String region) {
    List<MetricKey> keys = new ArrayList<>();
    for (ReplicationLog.Link link : replication.links(region)) {
      for (String name : NAMES) {
        keys.add(key(region, name, Map.of("DBClusterIdentifier", link.cluster())));
        keys.add(
            key(
                region,
                name,
                Map.of(
                    "DBClusterIdentifier", link.cluster(), "SourceRegion", link.sourceRegion())));
      }
    }
    return keys.stream().distinct().toList();
  }

  private static MetricKey key(String region, String name, Map<String, String> dimensions) {
    return new MetricKey(region, NAMESPACE, name, new TreeMap<>(dimensions));
  }

  List<Sample> samples(MetricKey key, Instant from, Instant to) {
    if (!keys(key.region()).contains(key)) {
      return List.of();
    }
    long step = Math.max(1, estate.clock().real(MINUTE).toMillis());
    long published = Math.min(to.toEpochMilli(), estate.now().toEpochMilli() - step + 1);
    List<Sample> samples = new ArrayList<>();
    for (long at = Math.floorDiv(from.toEpochMilli() + step - 1, step) * step;
        at < published;
        at += step) {
      sample(key, Instant.ofEpochMilli(at), step).ifPresent(samples::add);
    }
    return samples;
  }

  private Optional<Sample> sample(MetricKey key, Instant start, long millis) {
    String cluster = key.dimensions().get("DBClusterIdentifier");
    String source = key.dimensions().get("SourceRegion");
    Instant end = start.plusMillis(millis);
    boolean fits =
        source == null
            || replication
                .source(key.region(), cluster, start, end)
                .filter(source::equals)
                .isPresent();
    return replication
        .lag(key.region(), cluster, start, end)
        .filter(lag -> fits)
        .map(lag -> new Sample(start, lag.toMillis() * jitter(key, start)));
  }

  /** Within 15 % up or down, the same for the same minute. */
  private static double jitter(MetricKey key, Instant at) {
    int hash = (key.name() + at.toEpochMilli()).hashCode();
    return 0.85 + 0.3 * (Math.floorMod(hash, 1000) / 1000.0);
  }
}
