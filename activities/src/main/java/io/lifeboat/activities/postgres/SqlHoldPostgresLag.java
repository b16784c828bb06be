package io.lifeboat.activities.postgres;

import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.activities.cloudwatch.Lag;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.step.HoldPostgresLag;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Holds a run when a PostgreSQL replica is too far behind. While the source answers, the lag is
 * measured from end to end. A forced run whose source is silent takes the newest figure that the
 * target has, with its age. Needs the data plane and the secrets of {@code to}; of {@code from}
 * when graceful.
 */
public final class SqlHoldPostgresLag implements LooksOnly<HoldPostgresLag> {
  private final SqlServers servers;

  public SqlHoldPostgresLag(SqlServers servers) {
    this.servers = servers;
  }

  @Override
  public Class<HoldPostgresLag> step() {
    return HoldPostgresLag.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(SqlServers.SECRET);
  }

  @Override
  public Inspection inspect(HoldPostgresLag step, StepCall call, Watch watch) {
    try (Sql target = servers.open(step.target(), step.to(), watch)) {
      Subscription subscription = subscription(step, target);
      if (subscription.isDetached()) {
        return Inspection.alreadyDone(decided(step), Map.of());
      }
      Measure measure = hold(step, target, subscription, watch);
      return Inspection.ready(within(step, measure), measure.lag().facts());
    } catch (FinalFailure held) {
      return Inspection.impossible(held.getMessage());
    }
  }

  @Override
  public Outcome confirm(HoldPostgresLag step, StepCall call, Watch watch) {
    try (Sql target = servers.open(step.target(), step.to(), watch)) {
      Subscription subscription = subscription(step, target);
      if (subscription.isDetached()) {
        return Outcome.of(decided(step));
      }
      Measure measure = hold(step, target, subscription, watch);
      return new Outcome(within(step, measure), measure.lag().facts());
    }
  }

  /**
   * One measurement.
   *
   * @param how it came about, in words that follow the figure
   */
  record Measure(Lag lag, String how) {}

  private static Subscription subscription(HoldPostgresLag step, Sql target) {
    return Promoted.subscription(target, step.subscription())
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.NOT_FOUND,
                    "%s has no subscription %s; correct the plan"
                        .formatted(step.target().host(), step.subscription())));
  }

  private Measure hold(HoldPostgresLag step, Sql target, Subscription subscription, Watch watch) {
    Duration limit = limit(step);
    Measure measure = measure(step, target, subscription, limit, watch);
    if (measure.lag().lag().compareTo(limit) > 0) {
      throw new FinalFailure(
          FinalFailure.LAG_ABOVE_OBJECTIVE,
          "%s lags %s behind in %s (%s), above the %s of %s: wait and retry, or skip this with a reason"
              .formatted(
                  step.database(),
                  Figures.time(measure.lag().lag()),
                  step.to(),
                  measure.how(),
                  limit.equals(step.rpo()) ? "RPO" : "critical lag",
                  DurationText.format(limit)));
    }
    return measure;
  }

  /** In a planned move writers wait for the lag, so a critical one is too long for them. */
  private static Duration limit(HoldPostgresLag step) {
    return step.mode() == Mode.GRACEFUL && step.critical().compareTo(step.rpo()) < 0
        ? step.critical()
        : step.rpo();
  }

  private Measure measure(
      HoldPostgresLag step, Sql target, Subscription subscription, Duration limit, Watch watch) {
    String slot = subscription.slot().orElse(step.subscription());
    try (Sql source = servers.open(step.source(), step.from(), watch)) {
      if (!subscription.isEnabled()) {
        throw unknown(step, "its subscription %s is paused".formatted(subscription.name()));
      }
      return new LagGauge(source, slot, watch)
          .measure(limit)
          .orElseThrow(
              () ->
                  unknown(
                      step,
                      "nothing takes changes from slot %s of %s"
                          .formatted(slot, step.source().host())));
    } catch (RegionUnreachable silence) {
      if (step.mode() == Mode.GRACEFUL) {
        throw silence;
      }
      return new LastWord(target, step.subscription(), watch)
          .newest()
          .orElseThrow(
              () ->
                  unknown(
                      step,
                      "%s does not answer, and %s has neither a word of its connection nor a heartbeat"
                          .formatted(step.source().host(), step.target().host())));
    }
  }

  private static FinalFailure unknown(HoldPostgresLag step, String why) {
    return new FinalFailure(
        FinalFailure.LAG_UNKNOWN,
        "how far %s lags behind in %s is not known: %s; retry, or skip this with a reason"
            .formatted(step.database(), step.to(), why));
  }

  private static String decided(HoldPostgresLag step) {
    return "%s in %s follows nobody any more, so no lag can hold it"
        .formatted(step.database(), step.to());
  }

  private static String within(HoldPostgresLag step, Measure measure) {
    return "%s lags %s behind in %s, %s, within the RPO of %s%s"
        .formatted(
            step.database(),
            Figures.time(measure.lag().lag()),
            step.to(),
            measure.how(),
            DurationText.format(step.rpo()),
            measure.lag().lag().compareTo(step.critical()) > 0
                ? ", though above the critical " + DurationText.format(step.critical())
                : "");
  }
}
