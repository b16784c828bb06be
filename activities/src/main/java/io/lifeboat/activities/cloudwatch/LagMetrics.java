package io.lifeboat.activities.cloudwatch;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/**
 * Aurora's lag metrics in namespace AWS/RDS, in milliseconds: AuroraGlobalDBRPOLag, what a failover
 * would lose, and AuroraGlobalDBReplicationLag for the engine versions that do not have it.
 *
 * <p>Source: Aurora user guide, "Using switchover or failover in an Aurora global database" and
 * "Cluster-level metrics": they belong to the secondary clusters and "are only available for
 * secondary Regions". The guide does not list their dimensions; CloudWatch shows
 * DBClusterIdentifier together with SourceRegion, and for some clusters DBClusterIdentifier alone.
 * So both are asked for in one call, and the newest figure counts.
 */
public final class LagMetrics {
  /** The IAM action that reading needs. */
  public static final String PERMISSION = "cloudwatch:GetMetricData";

  /** How old a figure may be to be seen at all. */
  public static final Duration BACK = Duration.ofMinutes(30);

  private static final List<String> METRICS =
      List.of("AuroraGlobalDBRPOLag", "AuroraGlobalDBReplicationLag");
  private static final int MINUTE = 60;

  private final AwsClients aws;
  private final String cluster;
  private final Region source;
  private final Watch watch;

  /**
   * @param cluster the secondary cluster's identifier
   * @param source the region that it replicates from
   */
  public LagMetrics(AwsClients aws, String cluster, Region source, Watch watch) {
    this.aws = aws;
    this.cluster = cluster;
    this.source = source;
    this.watch = watch;
  }

  /** The newest figure that a region's CloudWatch has; of equally new ones the first metric's. */
  public Optional<Lag> newest(Region asked) {
    Instant now = watch.now().truncatedTo(ChronoUnit.MILLIS);
    return NewestFigure.of(
        new AwsCall(PERMISSION, asked, watch).answer(() -> ask(asked, now)), 1, now);
  }

  /** As {@link #newest}, by one try; also empty when CloudWatch does not answer it. */
  public Optional<Lag> newestIfAnswered(Region asked) {
    Instant now = watch.now().truncatedTo(ChronoUnit.MILLIS);
    return new AwsCall(PERMISSION, asked, watch)
        .ifAnswered(() -> ask(asked, now))
        .flatMap(results -> NewestFigure.of(results, 1, now));
  }

  private List<MetricDataResult> ask(Region asked, Instant now) {
    return aws.cloudWatch(asked)
        .getMetricData(
            request ->
                request
                    .startTime(now.minus(BACK))
                    .endTime(now)
                    .scanBy(ScanBy.TIMESTAMP_DESCENDING)
                    .metricDataQueries(queries()))
        .metricDataResults();
  }

  private List<MetricDataQuery> queries() {
    List<MetricDataQuery> queries = new ArrayList<>();
    for (String metric : METRICS) {
      queries.add(query("q" + queries.size(), metric, List.of(ofCluster(), ofSource())));
      queries.add(query("q" + queries.size(), metric, List.of(ofCluster())));
    }
    return queries;
  }

  private static MetricDataQuery query(String id, String metric, List<Dimension> dimensions) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            stat ->
                stat.stat("Maximum")
                    .period(MINUTE)
                    .metric(
                        named ->
                            named.namespace("AWS/RDS").metricName(metric).dimensions(dimensions)))
        .build();
  }

  private Dimension ofCluster() {
    return Dimension.builder().name("DBClusterIdentifier").value(cluster).build();
  }

  private Dimension ofSource() {
    return Dimension.builder().name("SourceRegion").value(source.name()).build();
  }
}
