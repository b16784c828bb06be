package io.lifeboat.simulator.cloudwatch;

import io.lifeboat.simulator.rds.Loads;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** CPUUtilization in percent, and DatabaseConnections, of every instance of RDS and Aurora. */
final class LoadMetrics implements MetricSource {
  private static final String CPU = "CPUUtilization";
  private static final String CONNECTIONS = "DatabaseConnections";
  private static final String INSTANCE = "DBInstanceIdentifier";

  private final Loads loads;

  LoadMetrics(Loads loads) {
    this.loads = loads;
  }

  @Override
  public List<MetricKey> keys(String region) {
    return loads.instances(region).stream()
        .flatMap(
            id ->
                Stream.of(CPU, CONNECTIONS)
                    .map(
                        name ->
                            MetricKey.of(region, LagMetrics.NAMESPACE, name, Map.of(INSTANCE, id))))
        .toList();
  }

  @Override
  public Optional<Double> value(MetricKey key, Instant start, Instant end) {
    String instance = key.dimensions().get(INSTANCE);
    return key.name().equals(CPU)
        ? loads.cpu(key.region(), instance, start)
        : loads.connections(key.region(), instance, start);
  }
}
