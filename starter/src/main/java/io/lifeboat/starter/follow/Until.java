package io.lifeboat.starter.follow;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import java.util.Locale;

/** How long a run is followed. */
public enum Until {
  /** Until users are served again by the new region, although fencing may go on. */
  SERVED,
  /** Until the run is over. */
  ENDED;

  /** Whether a run has come that far. */
  public boolean isReached(RunRecord run) {
    return run.state() == RunState.ENDED || (this == SERVED && isServed(run));
  }

  /** Whether a good answer of the new region was seen from outside, whatever else is left. */
  public static boolean isServed(RunRecord run) {
    return run.times().firstGoodAnswerAt().isPresent();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
