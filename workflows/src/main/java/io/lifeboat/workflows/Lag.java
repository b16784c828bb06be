package io.lifeboat.workflows;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.step.HoldReplicationLag;
import io.lifeboat.plan.step.PromoteAurora;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The replication lag of a database as it was last measured before its promotion. Writes after that
 * are not counted, so it is no bound of what was lost.
 *
 * @param measuredAt when, where the measurement says so
 * @param promotedAt when AWS had accepted the promotion, where this run asked for it
 */
record Lag(Duration figure, Optional<Instant> measuredAt, Optional<Instant> promotedAt) {
  /** The greatest of all databases that were promoted. */
  static Optional<Lag> greatest(Run run) {
    return run
        .board()
        .all(track -> track.isDone() && track.step() instanceof PromoteAurora)
        .stream()
        .flatMap(promotion -> of(run, promotion).stream())
        .max(Comparator.comparing(Lag::figure));
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
    String database = ((PromoteAurora) promotion.step()).database();
    return measured(promotion, promotion)
        .or(
            () ->
                run.board().all(track -> track.isDone() && isOf(track, database)).stream()
                    .flatMap(held -> measured(held, promotion).stream())
                    .max(Comparator.comparing(Lag::figure)));
  }

  private static boolean isOf(StepTrack track, String database) {
    return track.step() instanceof HoldReplicationLag hold && hold.database().equals(database);
  }

  static String inSeconds(Duration span) {
    return BigDecimal.valueOf(span.toMillis(), 3).toPlainString();
  }

  private static Optional<Lag> measured(StepTrack where, StepTrack promotion) {
    return seconds(where.facts().get(Facts.LAG_SECONDS))
        .map(
            figure ->
                new Lag(
                    figure,
                    Times.instant(where.facts().get(Facts.LAG_MEASURED_AT)),
                    promotion.appliedAt()));
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
