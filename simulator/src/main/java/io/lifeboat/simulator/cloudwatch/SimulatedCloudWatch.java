package io.lifeboat.simulator.cloudwatch;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import io.lifeboat.simulator.Where;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** CloudWatch metrics and alarms in one region. */
public final class SimulatedCloudWatch implements CloudWatchClient {
  private static final int MOST_QUERIES = 500;
  private static final int MOST_POINTS = 1440;

  private final MetricsEstate metrics;
  private final AlarmsEstate alarms;
  private final String region;

  /** The service of one region over the account's metrics and alarms. */
  public SimulatedCloudWatch(MetricsEstate metrics, AlarmsEstate alarms, String region) {
    this.metrics = metrics;
    this.alarms = alarms;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
    Only.members(
        request,
        CloudWatchException.builder(),
        "MetricDataQueries",
        "StartTime",
        "EndTime",
        "ScanBy",
        "MaxDatapoints");
    checkTimes(request.startTime(), request.endTime());
    if (request.metricDataQueries().isEmpty()
        || request.metricDataQueries().size() > MOST_QUERIES) {
      throw invalid("MetricDataQueries must be 1 to " + MOST_QUERIES);
    }
    return GetMetricDataResponse.builder()
        .metricDataResults(
            request.metricDataQueries().stream().map(q -> result(request, q)).toList())
        .build();
  }

  private MetricDataResult result(GetMetricDataRequest request, MetricDataQuery query) {
    Only.members(query, CloudWatchException.builder(), "Id", "MetricStat", "Label", "ReturnData");
    if (query.id() == null || query.metricStat() == null || query.metricStat().metric() == null) {
      throw invalid("A query needs an Id and a MetricStat");
    }
    Metric metric = query.metricStat().metric();
    SortedMap<Instant, Double> points = new TreeMap<>();
    periods(
            metric.namespace(),
            metric.metricName(),
            metric.dimensions(),
            request.startTime(),
            request.endTime(),
            query.metricStat().period())
        .forEach((at, values) -> points.put(at, stat(query.metricStat().stat(), values)));
    List<Instant> times =
        request.scanBy() == ScanBy.TIMESTAMP_ASCENDING
            ? List.copyOf(points.keySet())
            : points.keySet().stream().sorted(java.util.Comparator.reverseOrder()).toList();
    return MetricDataResult.builder()
        .id(query.id())
        .label(query.label() == null ? metric.metricName() : query.label())
        .timestamps(times)
        .values(times.stream().map(points::get).toList())
        .statusCode(StatusCode.COMPLETE)
        .build();
  }

  @Override
  public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request) {
    Only.members(
        request,
        CloudWatchException.builder(),
        "Namespace",
        "MetricName",
        "Dimensions",
        "StartTime",
        "EndTime",
        "Period",
        "Statistics",
        "Unit");
    checkTimes(request.startTime(), request.endTime());
    if (request.statistics().isEmpty()) {
      throw error("MissingParameter", "Must specify either Statistics or ExtendedStatistics");
    }
    SortedMap<Instant, List<Double>> periods =
        periods(
            request.namespace(),
            request.metricName(),
            request.dimensions(),
            request.startTime(),
            request.endTime(),
            request.period());
    if (periods.size() > MOST_POINTS) {
      throw error(
          "InvalidParameterCombination",
          "You have requested up to %d datapoints, which exceeds the limit of %d."
              .formatted(periods.size(), MOST_POINTS));
    }
    return GetMetricStatisticsResponse.builder()
        .label(request.metricName())
        .datapoints(
            periods.entrySet().stream().map(e -> point(e.getKey(), e.getValue(), request)).toList())
        .build();
  }

  private static Datapoint point(
      Instant at, List<Double> values, GetMetricStatisticsRequest request) {
    Datapoint.Builder point = Datapoint.builder().timestamp(at).unit(unit(request));
    for (String name : request.statisticsAsStrings()) {
      double value = stat(name, values);
      switch (name) {
        case "Average" -> point.average(value);
        case "Minimum" -> point.minimum(value);
        case "Maximum" -> point.maximum(value);
        case "Sum" -> point.sum(value);
        default -> point.sampleCount(value);
      }
    }
    return point.build();
  }

  private static StandardUnit unit(GetMetricStatisticsRequest request) {
    if (!LagMetrics.NAMESPACE.equals(request.namespace())) {
      return StandardUnit.NONE;
    }
    return ReplicaMetrics.NAME.equals(request.metricName())
        ? StandardUnit.SECONDS
        : StandardUnit.MILLISECONDS;
  }

  private SortedMap<Instant, List<Double>> periods(
      String namespace,
      String name,
      List<software.amazon.awssdk.services.cloudwatch.model.Dimension> dimensions,
      Instant from,
      Instant to,
      Integer period) {
    if (namespace == null || name == null || period == null) {
      throw error("MissingParameter", "Namespace, MetricName and Period are required");
    }
    if (period < 1 || (period % 60 != 0 && !List.of(1, 5, 10, 20, 30).contains(period))) {
      throw invalid("Period must be 1, 5, 10, 20, 30 or a multiple of 60, not " + period);
    }
    return metrics.periods(MetricKey.of(region, namespace, name, dimensions), from, to, period);
  }

  @Override
  public ListMetricsResponse listMetrics(ListMetricsRequest request) {
    Only.members(
        request,
        CloudWatchException.builder(),
        "Namespace",
        "MetricName",
        "Dimensions",
        "NextToken");
    List<Metric> found =
        metrics.keys(region).stream()
            .filter(k -> request.namespace() == null || request.namespace().equals(k.namespace()))
            .filter(k -> request.metricName() == null || request.metricName().equals(k.name()))
            .filter(k -> request.dimensions().stream().allMatch(f -> fits(k, f)))
            .map(MetricKey::model)
            .toList();
    Pager<Metric> page = page(found, request.nextToken());
    return ListMetricsResponse.builder()
        .metrics(page.items())
        .nextToken(page.next().orElse(null))
        .build();
  }

  private static boolean fits(MetricKey key, DimensionFilter filter) {
    String value = key.dimensions().get(filter.name());
    return value != null && (filter.value() == null || filter.value().equals(value));
  }

  @Override
  public PutMetricDataResponse putMetricData(PutMetricDataRequest request) {
    Only.members(request, CloudWatchException.builder(), "Namespace", "MetricData");
    if (request.namespace() == null || request.namespace().startsWith("AWS/")) {
      throw invalid("The value AWS/ for parameter Namespace is reserved or missing");
    }
    request.metricData().forEach(SimulatedCloudWatch::check);
    request.metricData().forEach(datum -> put(request.namespace(), datum));
    String names =
        request.metricData().stream().map(MetricDatum::metricName).collect(Collectors.joining(","));
    metrics.estate.mutated(
        new Where(region, "cloudwatch", "PutMetricData", request.namespace()),
        true,
        "values of " + names + " were put");
    return PutMetricDataResponse.builder().build();
  }

  private static void check(MetricDatum datum) {
    Only.members(
        datum,
        CloudWatchException.builder(),
        "MetricName",
        "Dimensions",
        "Timestamp",
        "Value",
        "Unit",
        "StorageResolution");
    if (datum.metricName() == null || datum.value() == null) {
      throw invalid("A datum needs a MetricName and a Value");
    }
  }

  private void put(String namespace, MetricDatum datum) {
    Instant at = Optional.ofNullable(datum.timestamp()).orElse(metrics.estate.now());
    metrics.put(
        MetricKey.of(region, namespace, datum.metricName(), datum.dimensions()),
        new Sample(at, datum.value()));
  }

  @Override
  public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
    Only.members(request, CloudWatchException.builder(), "AlarmNames", "AlarmTypes");
    List<AlarmType> types =
        request.alarmTypes().isEmpty() ? List.of(AlarmType.METRIC_ALARM) : request.alarmTypes();
    return DescribeAlarmsResponse.builder()
        .metricAlarms(
            alarms
                .in(region, request.alarmNames())
                .filter(state -> !state.alarm().composite())
                .filter(state -> types.contains(AlarmType.METRIC_ALARM))
                .map(alarms::metric)
                .toList())
        .compositeAlarms(
            alarms
                .in(region, request.alarmNames())
                .filter(state -> state.alarm().composite())
                .filter(state -> types.contains(AlarmType.COMPOSITE_ALARM))
                .map(alarms::composite)
                .toList())
        .build();
  }

  @Override
  public SetAlarmStateResponse setAlarmState(SetAlarmStateRequest request) {
    Only.members(request, CloudWatchException.builder(), "AlarmName", "StateValue", "StateReason");
    if (request.stateReason() == null
        || request.stateValue() == null
        || request.stateValue() == StateValue.UNKNOWN_TO_SDK_VERSION) {
      throw invalid("StateValue must be OK, ALARM or INSUFFICIENT_DATA, with a StateReason");
    }
    AlarmsEstate.State alarm =
        alarms
            .find(region, request.alarmName())
            .orElseThrow(
                () ->
                    AwsError.of(
                        ResourceNotFoundException.builder(),
                        "ResourceNotFound",
                        404,
                        "There is no alarm " + request.alarmName()));
    alarms.set(alarm, request.stateValue(), request.stateReason());
    return SetAlarmStateResponse.builder().build();
  }

  private static Pager<Metric> page(List<Metric> all, String token) {
    try {
      return Pager.page(all, token, null, 500);
    } catch (IllegalArgumentException e) {
      throw AwsError.of(
          InvalidNextTokenException.builder(), "InvalidNextToken", 400, e.getMessage());
    }
  }

  private static double stat(String name, List<Double> values) {
    return Stat.of(String.valueOf(name), values)
        .orElseThrow(() -> invalid("The statistic " + name + " is not simulated"));
  }

  private static void checkTimes(Instant start, Instant end) {
    if (start == null || end == null) {
      throw error("MissingParameter", "The parameters StartTime and EndTime are required");
    }
    if (!start.isBefore(end)) {
      throw invalid("The parameter StartTime must be less than the parameter EndTime.");
    }
  }

  private static AwsServiceException invalid(String message) {
    return error("ValidationError", message);
  }

  private static AwsServiceException error(String code, String message) {
    return AwsError.of(CloudWatchException.builder(), code, 400, message);
  }
}
