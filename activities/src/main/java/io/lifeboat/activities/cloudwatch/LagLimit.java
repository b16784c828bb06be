package io.lifeboat.activities.cloudwatch;

import io.lifeboat.activities.Figures;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.json.DurationText;
import java.time.Duration;
import java.util.Optional;

/**
 * How far a replica may lag behind.
 *
 * @param what the plan's name of the data
 * @param to the replica's region
 * @param freshWithin an older figure does not count
 * @param objective the RPO
 */
public record LagLimit(String what, Region to, Duration freshWithin, Duration objective) {
  /**
   * The newest figure, when it is fresh and within the limit.
   *
   * @param none what is said when there is no figure
   * @throws FinalFailure when it is not
   */
  public Lag hold(Optional<Lag> newest, String none, Watch watch) {
    Lag lag = newest.orElseThrow(() -> unknown(none));
    Duration age = Duration.between(lag.at(), watch.now());
    if (age.compareTo(freshWithin) > 0) {
      throw unknown(
          "the newest figure, %s, is %s old and only %s would count"
              .formatted(
                  Figures.time(lag.lag()), Figures.time(age), DurationText.format(freshWithin)));
    }
    if (lag.lag().compareTo(objective) > 0) {
      throw new FinalFailure(
          FinalFailure.LAG_ABOVE_OBJECTIVE,
          "%s lags %s behind in %s, above the RPO of %s: wait and retry, or skip this with a reason"
              .formatted(what, Figures.time(lag.lag()), to, DurationText.format(objective)));
    }
    return lag;
  }

  /** A figure that is held, in words. */
  public String sentence(Lag lag, Watch watch) {
    return "%s lags %s behind in %s, measured %s ago, within the RPO of %s"
        .formatted(
            what,
            Figures.time(lag.lag()),
            to,
            Figures.time(Duration.between(lag.at(), watch.now())),
            DurationText.format(objective));
  }

  private FinalFailure unknown(String why) {
    return new FinalFailure(
        FinalFailure.LAG_UNKNOWN,
        "how far %s lags behind in %s is not known: %s; retry, or skip this with a reason"
            .formatted(what, to, why));
  }
}
