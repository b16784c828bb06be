package io.lifeboat.activities;

import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.Watch;
import java.util.Map;
import java.util.function.Supplier;

/** Waits until looking again says that it is done. */
public final class UntilDone {
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
    return await(watch, pace, Standstill.of(watch), facts, look);
  }

  /** As {@link #await}, for what RDS was asked for. */
  public static Outcome ofRds(
      Watch watch, Pace pace, Map<String, String> facts, Supplier<Inspection> look) {
    return await(watch, pace, Standstill.ofRds(watch), facts, look);
  }

  private static Outcome await(
      Watch watch,
      Pace pace,
      Standstill standstill,
      Map<String, String> facts,
      Supplier<Inspection> look) {
    for (; ; pace.pause()) {
      Inspection found = look.get();
      if (found.state() == State.ALREADY_DONE) {
        return new Outcome(
            found.sentence() + ", " + EffectOnce.took(facts, watch, pace), found.facts());
      }
      standstill.refuse(found);
      watch.report(found.sentence() + ", for " + Figures.time(pace.waited()));
    }
  }
}
