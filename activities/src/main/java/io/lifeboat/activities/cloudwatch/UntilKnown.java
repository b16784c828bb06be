package io.lifeboat.activities.cloudwatch;

import io.lifeboat.activities.Figures;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Waits for the first figures of a lag: CloudWatch has none for minutes after replication was
 * turned round, or after a region came back. A forced move does not wait for them.
 */
public final class UntilKnown {
  /** A minute until a figure is made, and as long again as CloudWatch may be late. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private UntilKnown() {}

  /** What is found; a lag that is not known yet is in progress. */
  public static Inspection inspect(Mode mode, Supplier<Outcome> look) {
    try {
      Outcome held = look.get();
      return Inspection.ready(held.sentence(), held.facts());
    } catch (FinalFailure refused) {
      return mode == Mode.GRACEFUL && isUnknown(refused)
          ? Inspection.inProgress(refused.getMessage(), Map.of())
          : Inspection.impossible(refused.getMessage());
    }
  }

  /**
   * Looks until the lag is known.
   *
   * @throws FinalFailure when it is too great, or still unknown after five minutes
   */
  public static Outcome confirm(Mode mode, Watch watch, Supplier<Outcome> look) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      try {
        return look.get();
      } catch (FinalFailure refused) {
        if (mode == Mode.FORCED || !isUnknown(refused) || pace.waited().compareTo(PATIENCE) > 0) {
          throw refused;
        }
        watch.report(
            "waiting for CloudWatch for %s: %s"
                .formatted(Figures.time(pace.waited()), refused.getMessage()));
      }
    }
  }

  private static boolean isUnknown(FinalFailure refused) {
    return refused.name().equals(FinalFailure.LAG_UNKNOWN);
  }
}
