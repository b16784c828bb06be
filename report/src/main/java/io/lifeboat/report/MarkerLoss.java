package io.lifeboat.report;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.run.RunRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What was lost as the marker shows it that Lifeboat writes before a move and reads after it. */
final class MarkerLoss {
  private static final String NAME = "RPO by marker";

  private MarkerLoss() {}

  /** Empty when no marker was looked for, or none of any age was found. */
  static Optional<Measure> of(RunRecord run) {
    return lost(run).or(() -> nothing(run));
  }

  private static Optional<Measure> lost(RunRecord run) {
    return run.times()
        .lostByMarker()
        .map(
            age ->
                measure(
                    run,
                    age,
                    "the age of the newest marker that was there after the promotion: writes of this span may be lost"));
  }

  private static Optional<Measure> nothing(RunRecord run) {
    boolean isLooked = found(run).findAny().isPresent();
    boolean isThere = found(run).allMatch("true"::equals);
    return isLooked && isThere
        ? Optional.of(
            measure(run, Duration.ZERO, "the marker that was written before was there after"))
        : Optional.empty();
  }

  private static Stream<String> found(RunRecord run) {
    return run.steps().stream()
        .flatMap(step -> Optional.ofNullable(step.facts().get(Facts.MARKER_FOUND)).stream());
  }

  private static Measure measure(RunRecord run, Duration lost, String remark) {
    return Measure.of(NAME, Optional.of(lost), run.objectives().rpo(), remark);
  }
}
