package io.lifeboat.workflows;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.step.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The replication lag of data as it was last measured, before their promotion where they are
 * promoted. Writes after that are not counted, so it is no bound of what was lost.
 *
 * @param measuredAt when, where the measurement says so
 * @param promotedAt when AWS had accepted the promotion, where this run asked for it
 */
record Lag(Duration figure, Optional<Instant> measuredAt, Optional<Instant> promotedAt) {
  /**
   * The greatest of all data that were promoted; of all that were held when nothing is promoted.
   */
  static Optional<Lag> greatest(Run run) {
    List<StepTrack> promoted = done(run, Role.PROMOTE);
    List<Lag> lags =
        promoted.isEmpty()
            ? ofAllHeld(run)
            : promoted.stream().flatMap(promotion -> of(run, promotion).stream()).toList();
    return lags.stream().max(Comparator.comparing(Lag::figure));
  }

  /** None when one of them could not be measured: the others say nothing of that one. */
  private static List<Lag> ofAllHeld(Run run) {
    List<StepTrack> held = done(run, Role.HOLD);
    List<Lag> lags = held.stream().flatMap(track -> measured(track, Optional.empty())).toList();
    return lags.size() == held.size() ? lags : List.of();
  }

  private static List<StepTrack> done(Run run, Role role) {
    return run.board().all(track -> track.isDone() && track.step().role() == role);
  }

  /** {@code the lag was 0.4 s when last measured, 75 s before the promotion (RPO 1m, ...)}. */
  String sentence(Duration objective) {
    return "the lag was %s when last measured%s (RPO %s, %s by that measure)"
        .formatted(
            Sentences.span(figure),
            age().map(age -> ", " + Sentences.span(age) + " before the promotion").orElse(""),
            Sentences.span(objective),
            figure.compareTo(objective) <= 0 ? "kept" : "missed");
  }

  private Optional<Duration> age() {
    return measuredAt.flatMap(
        measured ->
            promotedAt
                .map(promoted -> Duration.between(measured, promoted))
                .filter(age -> !age.isNegative()));
  }

  /** The promotion's own measurement is the newer one. */
  private static Optional<Lag> of(Run run, StepTrack promotion) {
    return measured(promotion, promotion.appliedAt())
        .findFirst()
        .or(
            () ->
                done(run, Role.HOLD).stream()
                    .filter(held -> held.step().about().equals(promotion.step().about()))
                    .flatMap(held -> measured(held, promotion.appliedAt()))
                    .max(Comparator.comparing(Lag::figure)));
  }

  static String inSeconds(Duration span) {
    return BigDecimal.valueOf(span.toMillis(), 3).toPlainString();
  }

  private static Stream<Lag> measured(StepTrack where, Optional<Instant> promotedAt) {
    return seconds(where.facts().get(Facts.LAG_SECONDS)).stream()
        .map(
            figure ->
                new Lag(
                    figure, Times.instant(where.facts().get(Facts.LAG_MEASURED_AT)), promotedAt));
  }

  static Optional<Duration> seconds(String figure) {
    try {
      return Optional.ofNullable(figure)
          .map(text -> Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValue()));
    } catch (NumberFormatException notMeasured) {
      return Optional.empty();
    }
  }
}
