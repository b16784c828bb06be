package io.lifeboat.simulator.cloudwatch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The statistics of CloudWatch over the values of one period. */
final class Stat {
  private Stat() {}

  /** Empty for a statistic that is not simulated. */
  static Optional<Double> of(String name, List<Double> values) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.matches("p\\d{1,2}(\\.\\d{1,2})?|p100")) {
      return Optional.of(percentile(Double.parseDouble(lower.substring(1)), values));
    }
    return switch (lower) {
      case "average" -> Optional.of(values.stream().mapToDouble(v -> v).average().orElse(0));
      case "minimum" -> Optional.of(values.stream().mapToDouble(v -> v).min().orElse(0));
      case "maximum" -> Optional.of(values.stream().mapToDouble(v -> v).max().orElse(0));
      case "sum" -> Optional.of(values.stream().mapToDouble(v -> v).sum());
      case "samplecount" -> Optional.of((double) values.size());
      default -> Optional.empty();
    };
  }

  private static double percentile(double percent, List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int rank = (int) Math.ceil(percent / 100 * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }
}
