package io.lifeboat.simulator.s3;

import io.lifeboat.simulator.cloudwatch.MetricKey;
import io.lifeboat.simulator.cloudwatch.MetricSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The metrics of S3's replication rules: what is pending and how far behind, in the destination's
 * region; failures in the source's (S3 user guide, "Using S3 Replication metrics"). They stop when
 * either region is gone.
 */
public final class ReplicationMetrics implements MetricSource {
  private static final String NAMESPACE = "AWS/S3";
  private static final String LATENCY = "ReplicationLatency";
  private static final String BYTES = "BytesPendingReplication";
  private static final String PENDING = "OperationsPendingReplication";
  private static final String FAILED = "OperationsFailedReplication";

  private final BucketsEstate buckets;

  /** The metrics of these buckets. */
  public ReplicationMetrics(BucketsEstate buckets) {
    this.buckets = buckets;
  }

  @Override
  public List<MetricKey> keys(String region) {
    List<MetricKey> keys = new ArrayList<>();
    for (BucketsEstate.Link link : buckets.links().all()) {
      if (isIn(link.to(), region)) {
        List.of(LATENCY, BYTES, PENDING).forEach(name -> keys.add(key(region, name, link)));
      }
      if (isIn(link.from(), region)) {
        keys.add(key(region, FAILED, link));
      }
    }
    return keys;
  }

  private boolean isIn(String bucket, String region) {
    return buckets.find(bucket).filter(found -> found.region.equals(region)).isPresent();
  }

  private static MetricKey key(String region, String name, BucketsEstate.Link link) {
    return MetricKey.of(
        region,
        NAMESPACE,
        name,
        Map.of("SourceBucket", link.from(), "DestinationBucket", link.to(), "RuleId", link.rule()));
  }

  @Override
  public Optional<Double> value(MetricKey key, Instant start, Instant end) {
    BucketsEstate.Link link =
        new BucketsEstate.Link(
            key.dimensions().get("SourceBucket"),
            key.dimensions().get("DestinationBucket"),
            key.dimensions().get("RuleId"));
    return buckets
        .links()
        .lag(link, start, end)
        .map(
            lag ->
                switch (key.name()) {
                  case LATENCY -> latency(link, start, end);
                  case BYTES -> (double) pending(link, end).mapToLong(o -> o.object.size()).sum();
                  case PENDING -> (double) pending(link, end).count();
                  default -> (double) failed(link, start, end);
                });
  }

  /** How long the slowest object of the minute took, or has taken so far; in AWS's seconds. */
  private double latency(BucketsEstate.Link link, Instant start, Instant end) {
    return of(link)
            .filter(o -> !o.began.isAfter(end) && o.ended.filter(e -> e.isBefore(start)).isEmpty())
            .map(o -> Duration.between(o.began, o.ended.filter(e -> e.isBefore(end)).orElse(end)))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO)
            .toMillis()
        * buckets.estate.clock().speedUp()
        / 1000.0;
  }

  private Stream<BucketsEstate.Operation> pending(BucketsEstate.Link link, Instant moment) {
    return of(link).filter(operation -> operation.isPendingAt(moment));
  }

  private long failed(BucketsEstate.Link link, Instant start, Instant end) {
    return of(link)
        .filter(operation -> operation.hasFailed)
        .filter(o -> o.ended.filter(e -> !e.isBefore(start) && e.isBefore(end)).isPresent())
        .count();
  }

  private Stream<BucketsEstate.Operation> of(BucketsEstate.Link link) {
    return buckets.operations.stream().filter(operation -> operation.link.equals(link));
  }
}
