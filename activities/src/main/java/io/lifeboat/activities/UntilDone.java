package io.lifeboat.activities;

import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** Waits until looking again says that it is done. */
public final class UntilDone {
  /** Longer than reads are ever stale. */
  private static final Duration STANDSTILL = Duration.ofMinutes(1);

  private UntilDone() {}

  /**
   * Looks until the state is already done.
   *
   * @param facts those of the call, which say when AWS was asked
   * @return what was found then, and how long it took
   * @throws FinalFailure when it cannot be any more, or when nothing moves for a minute
   */
  public static Outcome await(
      Watch watch, Pace pace, Map<String, String> facts, Supplier<Inspection> look) {
    Instant moved = watch.now();
    for (; ; pace.pause()) {
      Inspection found = look.get();
      if (found.state() == State.ALREADY_DONE) {
        return new Outcome(
            found.sentence() + ", " + EffectOnce.took(facts, watch, pace), found.facts());
      }
      moved = found.state() == State.READY ? moved : watch.now();
      refuse(found, Duration.between(moved, watch.now()));
      watch.report(found.sentence() + ", for " + Figures.time(pace.waited()));
    }
  }

  private static void refuse(Inspection found, Duration still) {
    if (found.state() == State.IMPOSSIBLE) {
      throw new FinalFailure(FinalFailure.IMPOSSIBLE, found.sentence());
    }
    if (still.compareTo(STANDSTILL) > 0) {
      throw new FinalFailure(
          FinalFailure.OUTCOME_UNKNOWN,
          "AWS took the request, but for %s nothing has moved: %s; retry, or look at it in the console"
              .formatted(Figures.time(still), found.sentence()));
    }
  }
}
