package io.lifeboat.activities.cloudwatch;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/**
 * ReplicaLag of an RDS read replica, in seconds, in the replica's region. Below zero means that
 * nothing is replicated: no figure. A PostgreSQL replica of a source in which nothing is written
 * shows a lag that grows for up to five minutes.
 *
 * <p>Source: RDS user guide, "Monitoring read replication".
 */
public record ReplicaLag(AwsClients aws, Region region, String replica, Watch watch) {
  private static final int SECOND = 1000;
  private static final int MINUTE = 60;

  /** The newest figure of the last half hour. */
  public Optional<Lag> newest() {
    Instant now = now();
    return NewestFigure.of(
        new AwsCall(LagMetrics.PERMISSION, region, watch).answer(() -> ask(now)), SECOND, now);
  }

  /** As {@link #newest}, by one try; also empty when CloudWatch does not answer it. */
  public Optional<Lag> newestIfAnswered() {
    Instant now = now();
    return new AwsCall(LagMetrics.PERMISSION, region, watch)
        .ifAnswered(() -> ask(now))
        .flatMap(results -> NewestFigure.of(results, SECOND, now));
  }

  private Instant now() {
    return watch.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private List<MetricDataResult> ask(Instant now) {
    return aws.cloudWatch(region)
        .getMetricData(
            request ->
                request
                    .startTime(now.minus(LagMetrics.BACK))
                    .endTime(now)
                    .scanBy(ScanBy.TIMESTAMP_DESCENDING)
                    .metricDataQueries(query()))
        .metricDataResults();
  }

  private MetricDataQuery query() {
    return MetricDataQuery.builder()
        .id("q0")
        .metricStat(
            stat ->
                stat.stat("Maximum")
                    .period(MINUTE)
                    .metric(
                        named ->
                            named
                                .namespace("AWS/RDS")
                                .metricName("ReplicaLag")
                                .dimensions(
                                    Dimension.builder()
                                        .name("DBInstanceIdentifier")
                                        .value(replica)
                                        .build())))
        .build();
  }
}
