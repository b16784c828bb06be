package io.lifeboat.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Medians and percentiles, and how they are written. */
final class Figures {
  private Figures() {}

  /** The nearest-rank percentile, {@code share} from 0 to 1. */
  static double percentile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  static double median(List<Double> values) {
    return percentile(values, 0.5);
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  static String text(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
