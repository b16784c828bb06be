package io.lifeboat.plan.run;

import io.lifeboat.plan.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The measured times of a run. What was not measured is empty, never guessed.
 *
 * @param impactAt when users were first hurt, as told by whoever started the run
 * @param detectedAt when that was noticed, as told by whoever started the run
 * @param startedAt when the run began
 * @param decidedAt when the last gate was approved; empty when there was none
 * @param firstGoodAnswerAt when the new region's first verified good answer was seen from outside
 * @param endedAt when the run ended
 * @param waitedForPeople time during which only people held the run up, gates and pauses
 * @param lag the replication lag as last measured before the promotion; no bound of what was lost
 * @param lostByMarker the age of the newest marker found after the promotion, when the run's own
 *     was not there: writes of this span may be lost
 */
public record RunTimes(
    Optional<Instant> impactAt,
    Optional<Instant> detectedAt,
    Instant startedAt,
    Optional<Instant> decidedAt,
    Optional<Instant> firstGoodAnswerAt,
    Optional<Instant> endedAt,
    Duration waitedForPeople,
    Optional<Duration> lag,
    Optional<Duration> lostByMarker) {

  /**
   * Whether a run of this mode was a planned move: nobody was hurt before it, so what counts is
   * what users saw of the move itself.
   */
  public boolean isPlanned(Mode mode) {
    return mode == Mode.GRACEFUL && impactAt.isEmpty();
  }

  /** Time until users were served again, counted from the impact, or from the start if unknown. */
  public Optional<Duration> rto() {
    return firstGoodAnswerAt.map(good -> Duration.between(impactAt.orElse(startedAt), good));
  }

  /** From impact to the moment it was noticed. */
  public Optional<Duration> detection() {
    return impactAt.flatMap(hurt -> detectedAt.map(seen -> Duration.between(hurt, seen)));
  }

  /** From the moment it was noticed to the moment the last gate was passed, or the run's start. */
  public Optional<Duration> decision() {
    return detectedAt.map(seen -> Duration.between(seen, decidedAt.orElse(startedAt)));
  }

  /** From the decision to the first good answer. */
  public Optional<Duration> execution() {
    return firstGoodAnswerAt.map(good -> Duration.between(decidedAt.orElse(startedAt), good));
  }
}
