package io.lifeboat.plan.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What users saw, measured from outside through DNS during the run.
 *
 * @param asked how many questions were asked
 * @param failed how many of them had no good answer
 * @param firstBadAt when the first of these was asked
 * @param goodAgainAt when the first good answer after the last bad one came
 */
public record UsersSeen(
    long asked, long failed, Optional<Instant> firstBadAt, Optional<Instant> goodAgainAt) {
  /** From the first bad answer to the first good one after the last bad one. */
  public Optional<Duration> downtime() {
    return firstBadAt.flatMap(bad -> goodAgainAt.map(good -> Duration.between(bad, good)));
  }
}
