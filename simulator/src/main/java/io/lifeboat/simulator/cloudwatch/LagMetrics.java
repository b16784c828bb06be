package io.lifeboat.simulator.cloudwatch;

import io.lifeboat.simulator.rds.ReplicationLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lag metrics of Aurora global databases, in milliseconds, one value a minute, published in the
 * secondary's region when the minute is over. They stop while the source is gone.
 */
final class LagMetrics implements MetricSource {
  static final String NAMESPACE = "AWS/RDS";
  private static final List<String> NAMES =
      List.of("AuroraGlobalDBReplicationLag", "AuroraGlobalDBRPOLag", "AuroraGlobalDBProgressLag");

  private final ReplicationLog replication;

  LagMetrics(ReplicationLog replication) {
    this.replication = replication;
  }

  @Override
  public List<MetricKey> keys(String region) {
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
    return MetricKey.of(region, NAMESPACE, name, dimensions);
  }

  @Override
  public Optional<Double> value(MetricKey key, Instant start, Instant end) {
    String cluster = key.dimensions().get("DBClusterIdentifier");
    String source = key.dimensions().get("SourceRegion");
    boolean fits =
        source == null
            || replication
                .source(key.region(), cluster, start, end)
                .filter(source::equals)
                .isPresent();
    return replication
        .lag(key.region(), cluster, start, end)
        .filter(lag -> fits)
        .map(lag -> lag.toMillis() * jitter(key, start));
  }

  /** Within 15 % up or down, the same for the same minute. */
  private static double jitter(MetricKey key, Instant at) {
    int hash = (key.name() + at.toEpochMilli()).hashCode();
    return 0.85 + 0.3 * (Math.floorMod(hash, 1000) / 1000.0);
  }
}
