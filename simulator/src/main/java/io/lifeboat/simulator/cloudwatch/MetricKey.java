package io.lifeboat.simulator.cloudwatch;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** What names a metric in a region. */
public record MetricKey(
    String region, String namespace, String name, SortedMap<String, String> dimensions) {

  /** A metric by the names and values of its dimensions. */
  public static MetricKey of(
      String region, String namespace, String name, Map<String, String> dimensions) {
    return new MetricKey(region, namespace, name, new TreeMap<>(dimensions));
  }

  static MetricKey of(String region, String namespace, String name, List<Dimension> dimensions) {
    SortedMap<String, String> map = new TreeMap<>();
    dimensions.forEach(d -> map.put(d.name(), d.value()));
    return new MetricKey(region, namespace, name, map);
  }

  Metric model() {
    return Metric.builder()
        .namespace(namespace)
        .metricName(name)
        .dimensions(
            dimensions.entrySet().stream()
                .map(e -> Dimension.builder().name(e.getKey()).value(e.getValue()).build())
                .toList())
        .build();
  }
}
