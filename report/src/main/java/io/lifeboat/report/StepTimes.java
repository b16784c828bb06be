package io.lifeboat.report;

import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.step.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where one step's time went; what it never came to is empty.
 *
 * @param whole from its first look to its end
 * @param ours looking and asking, until AWS had accepted the change; the whole time when nothing
 *     was asked for
 * @param theirs from the acceptance to the effect: AWS's own time
 * @param people how long a gate stood open
 */
public record StepTimes(
    String step,
    Optional<Duration> whole,
    Optional<Duration> ours,
    Optional<Duration> theirs,
    Optional<Duration> people) {
  /** Of one step. */
  public static StepTimes of(StepRecord step) {
    Optional<Duration> whole = between(step.startedAt(), step.endedAt());
    if (isGate(step)) {
      return new StepTimes(step.id(), whole, Optional.empty(), Optional.empty(), whole);
    }
    Optional<Instant> asked = askedAt(step);
    Optional<Duration> ours = between(step.startedAt(), asked.or(step::endedAt));
    Optional<Duration> theirs = between(asked, step.endedAt());
    return new StepTimes(step.id(), whole, ours, theirs, Optional.empty());
  }

  /** Whether people, not AWS, are waited for. */
  public static boolean isGate(StepRecord step) {
    return step.action().equals("Gate");
  }

  /** When AWS had accepted a change; empty for a step that only looks or tells. */
  public static Optional<Instant> askedAt(StepRecord step) {
    return step.effect() == Effect.NONE ? Optional.empty() : step.appliedAt();
  }

  private static Optional<Duration> between(Optional<Instant> start, Optional<Instant> end) {
    return start
        .flatMap(from -> end.map(to -> Duration.between(from, to)))
        .filter(took -> !took.isNegative());
  }
}
