package io.lifeboat.activities;

import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.time.Instant;

/** Notices in a wait that what was asked for is not under way, or cannot be any more. */
public final class Standstill {
  /** Longer than reads are ever stale. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Watch watch;
  private final String sentence;
  private Instant moved;

  private Standstill(Watch watch, String sentence) {
    this.watch = watch;
    this.sentence = sentence;
    this.moved = watch.now();
  }

  /** Begins now. */
  public static Standstill of(Watch watch) {
    return new Standstill(
        watch,
        "AWS took the request, but for %s nothing has moved: %s; retry, or look at it in the console");
  }

  /** Begins now; RDS tells in its events what became of what it was asked for. */
  public static Standstill ofRds(Watch watch) {
    return new Standstill(
        watch, "for %s nothing has moved: %s; retry, or look at the events of RDS");
  }

  /** To be asked at every look. */
  public void refuse(Inspection found) {
    if (found.state() == State.IMPOSSIBLE) {
      throw new FinalFailure(FinalFailure.IMPOSSIBLE, found.sentence());
    }
    moved = found.state() == State.READY ? moved : watch.now();
    Duration still = Duration.between(moved, watch.now());
    if (still.compareTo(LONGEST) > 0) {
      throw new FinalFailure(
          FinalFailure.OUTCOME_UNKNOWN, sentence.formatted(Figures.time(still), found.sentence()));
    }
  }
}
