package io.lifeboat.activities.cloudwatch;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/**
 * One metric of CloudWatch, read minute by minute.
 *
 * @param statistic such as {@code Maximum}
 */
public record Metric(
    String namespace, String name, Map<String, String> dimensions, String statistic) {
  /** How old a figure may be to be seen at all. */
  public static final Duration BACK = Duration.ofMinutes(30);

  private static final int MINUTE = 60;

  /**
   * One figure.
   *
   * @param at the minute's timestamp, to the millisecond
   */
  public record Figure(double value, Instant at) {}

  /** The newest figure that a region's CloudWatch has; needs {@link LagMetrics#PERMISSION}. */
  public Optional<Figure> newest(AwsClients aws, Region region, Watch watch) {
    return lately(aws, region, watch).stream().reduce(Metric::newer);
  }

  /** As {@link #newest}, by one try; also empty when CloudWatch does not answer it. */
  public Optional<Figure> newestIfAnswered(AwsClients aws, Region region, Watch watch) {
    Instant now = watch.now().truncatedTo(ChronoUnit.MILLIS);
    return new AwsCall(LagMetrics.PERMISSION, region, watch)
        .ifAnswered(() -> ask(aws, region, now))
        .flatMap(results -> figures(results, now).stream().reduce(Metric::newer));
  }

  private static Figure newer(Figure one, Figure other) {
    return other.at().isAfter(one.at()) ? other : one;
  }

  /** All figures that a region's CloudWatch has of the last {@link #BACK}. */
  public List<Figure> lately(AwsClients aws, Region region, Watch watch) {
    Instant now = watch.now().truncatedTo(ChronoUnit.MILLIS);
    return figures(
        new AwsCall(LagMetrics.PERMISSION, region, watch).answer(() -> ask(aws, region, now)), now);
  }

  private List<MetricDataResult> ask(AwsClients aws, Region region, Instant now) {
    return aws.cloudWatch(region)
        .getMetricData(
            request ->
                request
                    .startTime(now.minus(BACK))
                    .endTime(now)
                    .scanBy(ScanBy.TIMESTAMP_DESCENDING)
                    .metricDataQueries(query()))
        .metricDataResults();
  }

  private static List<Figure> figures(List<MetricDataResult> results, Instant now) {
    return results.stream()
        .flatMap(Metric::figures)
        .filter(figure -> !figure.at().isAfter(now.plusSeconds(MINUTE)))
        .toList();
  }

  private static Stream<Figure> figures(MetricDataResult result) {
    return IntStream.range(0, Math.min(result.timestamps().size(), result.values().size()))
        .filter(point -> result.values().get(point) >= 0)
        .mapToObj(
            point ->
                new Figure(
                    result.values().get(point),
                    result.timestamps().get(point).truncatedTo(ChronoUnit.MILLIS)));
  }

  private MetricDataQuery query() {
    List<Dimension> named =
        new TreeMap<>(dimensions)
            .entrySet().stream()
                .map(
                    entry ->
                        Dimension.builder().name(entry.getKey()).value(entry.getValue()).build())
                .toList();
    return MetricDataQuery.builder()
        .id("q")
        .metricStat(
            stat ->
                stat.stat(statistic)
                    .period(MINUTE)
                    .metric(m -> m.namespace(namespace).metricName(name).dimensions(named)))
        .build();
  }
}
