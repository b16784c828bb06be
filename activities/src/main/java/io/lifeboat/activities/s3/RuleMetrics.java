package io.lifeboat.activities.s3;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.cloudwatch.Metric;
import io.lifeboat.activities.cloudwatch.Metric.Figure;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;

/**
 * The metrics of one replication rule. S3 publishes latency and pending operations in the region of
 * the destination, failures in that of the source (S3 user guide, "Using S3 Replication metrics").
 */
record RuleMetrics(AwsClients aws, String fromBucket, String toBucket, String rule, Watch watch) {
  static final String LIST = "cloudwatch:ListMetrics";
  private static final String LATENCY = "ReplicationLatency";
  private static final String NAMESPACE = "AWS/S3";

  /** The rules between two buckets of which a region has metrics, by their ids. */
  static List<String> rules(
      AwsClients aws, Region region, String fromBucket, String toBucket, Watch watch) {
    List<DimensionFilter> filters =
        List.of(filter("SourceBucket", fromBucket), filter("DestinationBucket", toBucket));
    return new AwsCall(LIST, region, watch)
            .answer(
                () ->
                    aws.cloudWatch(region)
                        .listMetrics(
                            request ->
                                request
                                    .namespace(NAMESPACE)
                                    .metricName(LATENCY)
                                    .dimensions(filters)))
            .metrics()
            .stream()
            .flatMap(metric -> metric.dimensions().stream())
            .filter(dimension -> dimension.name().equals("RuleId"))
            .map(dimension -> dimension.value())
            .distinct()
            .toList();
  }

  private static DimensionFilter filter(String name, String value) {
    return DimensionFilter.builder().name(name).value(value).build();
  }

  /** How many seconds the destination is behind. */
  Optional<Figure> latency(Region destination) {
    return metric(LATENCY, "Maximum").newest(aws, destination, watch);
  }

  Optional<Figure> bytesPending(Region destination) {
    return metric("BytesPendingReplication", "Maximum").newest(aws, destination, watch);
  }

  Optional<Figure> operationsPending(Region destination) {
    return metric("OperationsPendingReplication", "Maximum").newest(aws, destination, watch);
  }

  /** How many operations have failed lately. */
  long failed(Region source) {
    return Math.round(
        metric("OperationsFailedReplication", "Sum").lately(aws, source, watch).stream()
            .mapToDouble(Figure::value)
            .sum());
  }

  private Metric metric(String name, String statistic) {
    return new Metric(
        NAMESPACE,
        name,
        Map.of("SourceBucket", fromBucket, "DestinationBucket", toBucket, "RuleId", rule),
        statistic);
  }
}
