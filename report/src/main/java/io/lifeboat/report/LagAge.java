package io.lifeboat.report;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;

/** How old the last lag figures were when the databases were promoted. */
final class LagAge {
  private LagAge() {}

  /**
   * The greatest age over all promotions: from the newest figure that the promotion itself or a
   * step right before it noted, to the promotion's acceptance by AWS. Empty when not known.
   */
  static Optional<Duration> of(RunRecord run) {
    return run.steps().stream()
        .filter(StepRecord::isPromotion)
        .flatMap(promotion -> age(run, promotion).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Duration> age(RunRecord run, StepRecord promotion) {
    Optional<Instant> measured =
        measuredAt(promotion)
            .or(
                () ->
                    run.steps().stream()
                        .filter(step -> promotion.needs().contains(step.id()))
                        .flatMap(step -> measuredAt(step).stream())
                        .max(Comparator.naturalOrder()));
    return measured
        .flatMap(at -> promotion.appliedAt().map(applied -> Duration.between(at, applied)))
        .filter(age -> !age.isNegative());
  }

  private static Optional<Instant> measuredAt(StepRecord step) {
    try {
      return Optional.ofNullable(step.facts().get(Facts.LAG_MEASURED_AT)).map(Instant::parse);
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }
}
