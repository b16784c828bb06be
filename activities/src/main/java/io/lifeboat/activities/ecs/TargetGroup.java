package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.checks.Parts;
import io.lifeboat.activities.cloudwatch.Metric;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.Sight;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;

/**
 * A target group of an Application Load Balancer, as CloudWatch counts it. Which load balancer it
 * belongs to stands in the metric's dimensions, so that no further service has to be asked.
 *
 * <p>Source: Elastic Load Balancing user guide, "CloudWatch metrics for your Application Load
 * Balancer".
 */
record TargetGroup(AwsClients aws, Region region, Map<String, String> dimensions, Watch watch) {
  static final String LIST = "cloudwatch:ListMetrics";
  private static final String NAMESPACE = "AWS/ApplicationELB";
  private static final double PERCENT = 100;

  /** Empty when CloudWatch has nothing of it, or does not answer. */
  static Optional<TargetGroup> find(AwsClients aws, Region region, String arn, Watch watch) {
    DimensionFilter group =
        DimensionFilter.builder()
            .name("TargetGroup")
            .value(arn.substring(arn.lastIndexOf(':') + 1))
            .build();
    return new AwsCall(LIST, region, watch)
            .ifAnswered(
                () ->
                    aws.cloudWatch(region)
                        .listMetrics(
                            request ->
                                request
                                    .namespace(NAMESPACE)
                                    .metricName("RequestCount")
                                    .dimensions(group))
                        .metrics())
            .stream()
            .flatMap(metrics -> metrics.stream())
            .map(metric -> named(metric.dimensions()))
            .filter(names -> names.keySet().equals(Set.of("TargetGroup", "LoadBalancer")))
            .findFirst()
            .map(names -> new TargetGroup(aws, region, names, watch));
  }

  private static Map<String, String> named(Iterable<Dimension> dimensions) {
    Map<String, String> names = new TreeMap<>();
    dimensions.forEach(dimension -> names.put(dimension.name(), dimension.value()));
    return names;
  }

  /** Adds which part of the answers were 5xx, and how many targets are unhealthy. */
  void judge(double errors, Parts parts) {
    figure("UnHealthyHostCount", "Maximum")
        .filter(hosts -> hosts > 0)
        .ifPresent(
            hosts ->
                parts
                    .figure("unhealthyTargets", hosts)
                    .add(Sight.WORN, Figures.count((int) Math.round(hosts), "unhealthy target")));
    double requests = figure("RequestCount", "Sum").orElse(0.0);
    if (requests > 0) {
      rate(
          PERCENT * figure("HTTPCode_Target_5XX_Count", "Sum").orElse(0.0) / requests,
          errors,
          parts);
    }
  }

  private static void rate(double percent, double limit, Parts parts) {
    parts.figure("errorPercent", percent);
    if (percent > limit) {
      parts.add(
          Sight.BAD,
          "%s %% of its answers were 5xx, more than %s %%"
              .formatted(Parts.plain(percent), Parts.plain(limit)));
    }
  }

  private Optional<Double> figure(String name, String statistic) {
    return new Metric(NAMESPACE, name, dimensions, statistic)
        .newestIfAnswered(aws, region, watch)
        .map(Metric.Figure::value);
  }
}
