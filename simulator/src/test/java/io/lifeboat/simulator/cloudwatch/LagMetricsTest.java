package io.lifeboat.simulator.cloudwatch;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.rds.RdsClient;

@Timeout(20)
class LagMetricsTest {
  private static final String DUB = "arn:aws:rds:eu-west-1:111122223333:cluster:orders-eu-west-1";
  private final Scene scene = Scene.euWebShop();

  private MetricDataResult lag(String region, String cluster) {
    Instant now = scene.time().now();
    MetricDataQuery query = query(cluster);
    return scene
        .client(CloudWatchClient.class, region)
        .getMetricData(
            r ->
                r.startTime(now.minus(Duration.ofMinutes(10)))
                    .endTime(now)
                    .metricDataQueries(List.of(query)))
        .metricDataResults()
        .get(0);
  }

  private static MetricDataQuery query(String cluster) {
    Metric metric =
        Metric.builder()
            .namespace("AWS/RDS")
            .metricName("AuroraGlobalDBRPOLag")
            .dimensions(dimension(cluster))
            .build();
    return MetricDataQuery.builder()
        .id("lag")
        .metricStat(s -> s.period(60).stat("Maximum").metric(metric))
        .build();
  }

  private static Dimension dimension(String cluster) {
    return Dimension.builder().name("DBClusterIdentifier").value(cluster).build();
  }

  @Test
  void theLagOfASecondaryIsThereFromTheStart() {
    MetricDataResult lag = lag("eu-west-1", "orders-eu-west-1");
    assertThat(lag.values()).hasSize(10).allSatisfy(v -> assertThat(v).isBetween(340.0, 460.0));
    assertThat(lag.timestamps().get(0)).isEqualTo(scene.time().now().minusSeconds(60));
    assertThat(lag("eu-central-1", "orders-eu-central-1").values()).isEmpty();
  }

  @Test
  void valuesStopWhenTheSourceIsLost() {
    scene.losing("eu-central-1", Loss.BLACK_HOLE).forward(Duration.ofMinutes(5));
    assertThat(lag("eu-west-1", "orders-eu-west-1").timestamps().get(0))
        .isEqualTo(scene.time().now().minus(Duration.ofMinutes(6)));
    scene.forward(Duration.ofMinutes(10));
    assertThat(lag("eu-west-1", "orders-eu-west-1").values()).isEmpty();
  }

  @Test
  void theLagCanBeMadeLarger() {
    scene.aws().faults().lag("web-shop-orders", Duration.ofMinutes(3));
    scene.forward(Duration.ofMinutes(2));
    assertThat(lag("eu-west-1", "orders-eu-west-1").values().get(0)).isGreaterThan(150_000);
  }

  @Test
  void theMetricMovesWithTheRoles() {
    scene
        .client(RdsClient.class, "eu-central-1")
        .switchoverGlobalCluster(
            r -> r.globalClusterIdentifier("web-shop-orders").targetDbClusterIdentifier(DUB));
    scene.forward(Duration.ofMinutes(20));
    assertThat(lag("eu-west-1", "orders-eu-west-1").values()).isEmpty();
    assertThat(lag("eu-central-1", "orders-eu-central-1").values()).isNotEmpty();
  }

  @Test
  void wrongCallsAreRefusedAndPutValuesComeBack() {
    CloudWatchClient cloudWatch = scene.client(CloudWatchClient.class, "eu-west-1");
    Instant now = scene.time().now();
    assertRefused(
        () ->
            cloudWatch.getMetricData(
                r -> r.startTime(now).endTime(now).metricDataQueries(query("a"))),
        "ValidationError");
    MetricDatum orders = MetricDatum.builder().metricName("orders").value(3.0).build();
    cloudWatch.putMetricData(r -> r.namespace("Shop").metricData(List.of(orders)));
    assertThat(
            cloudWatch
                .getMetricStatistics(
                    r ->
                        r.namespace("Shop")
                            .metricName("orders")
                            .period(60)
                            .startTime(now.minusSeconds(60))
                            .endTime(now.plusSeconds(60))
                            .statisticsWithStrings("Sum"))
                .datapoints()
                .get(0)
                .sum())
        .isEqualTo(3.0);
    assertThat(cloudWatch.listMetrics(r -> r.metricName("AuroraGlobalDBReplicationLag")).metrics())
        .hasSize(2);
  }
}
