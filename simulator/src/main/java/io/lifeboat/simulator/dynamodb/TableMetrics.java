package io.lifeboat.simulator.dynamodb;

import io.lifeboat.simulator.cloudwatch.MetricKey;
import io.lifeboat.simulator.cloudwatch.MetricSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ReplicationLatency in milliseconds, by table and receiving region, in the region that sends; as
 * if something were written every minute.
 */
public final class TableMetrics implements MetricSource {
  private static final String TABLE = "TableName";
  private static final String RECEIVER = "ReceivingRegion";

  private final TablesEstate tables;

  /** The metrics of these tables. */
  public TableMetrics(TablesEstate tables) {
    this.tables = tables;
  }

  @Override
  public List<MetricKey> keys(String region) {
    return tables.links().all().stream()
        .filter(link -> link.from().equals(region))
        .map(
            link ->
                MetricKey.of(
                    region,
                    "AWS/DynamoDB",
                    "ReplicationLatency",
                    Map.of(TABLE, link.table(), RECEIVER, link.to())))
        .toList();
  }

  @Override
  public Optional<Double> value(MetricKey key, Instant start, Instant end) {
    TablesEstate.Link link =
        new TablesEstate.Link(
            key.dimensions().get(TABLE), key.region(), key.dimensions().get(RECEIVER));
    return tables.links().lag(link, start, end).map(lag -> (double) lag.toMillis());
  }
}
