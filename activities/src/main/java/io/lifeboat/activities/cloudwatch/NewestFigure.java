package io.lifeboat.activities.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** The newest figure of several metrics; of equally new ones the first metric's. */
final class NewestFigure {
  private static final int MINUTE = 60;

  private NewestFigure() {}

  /** Figures below zero say that there is none. */
  static Optional<Lag> of(List<MetricDataResult> results, int millisPerUnit, Instant now) {
    return results.stream()
        .sorted(Comparator.comparing(MetricDataResult::id))
        .flatMap(result -> figures(result, millisPerUnit))
        .filter(figure -> !figure.at().isAfter(now.plusSeconds(MINUTE)))
        .reduce((one, other) -> other.at().isAfter(one.at()) ? other : one);
  }

  private static Stream<Lag> figures(MetricDataResult result, int millisPerUnit) {
    int points = Math.min(result.timestamps().size(), result.values().size());
    return IntStream.range(0, points)
        .filter(point -> result.values().get(point) >= 0)
        .mapToObj(
            point ->
                new Lag(
                    Duration.ofMillis(Math.round(result.values().get(point) * millisPerUnit)),
                    result.timestamps().get(point).truncatedTo(ChronoUnit.MILLIS)));
  }
}
