package io.lifeboat.activities.cloudwatch;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.activities.aurora.GlobalMembers;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.step.HoldReplicationLag;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Holds a run when its database lags further behind than the RPO allows. Only a fresh figure
 * counts: a missing or an old one is unknown.
 */
public final class AwsHoldReplicationLag implements LooksOnly<HoldReplicationLag> {
  private final AwsClients aws;

  public AwsHoldReplicationLag(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<HoldReplicationLag> step() {
    return HoldReplicationLag.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalMembers.PERMISSION, "which clusters the database has"),
        new IamNeed(LagMetrics.PERMISSION, "how far the target lags behind"));
  }

  @Override
  public Inspection inspect(HoldReplicationLag step, StepCall call, Watch watch) {
    try {
      Lag lag = hold(step, watch);
      return Inspection.ready(within(step, lag, watch), facts(lag));
    } catch (FinalFailure held) {
      return Inspection.impossible(held.getMessage());
    }
  }

  @Override
  public Outcome confirm(HoldReplicationLag step, StepCall call, Watch watch) {
    Lag lag = hold(step, watch);
    return new Outcome(within(step, lag, watch), facts(lag));
  }

  private Lag hold(HoldReplicationLag step, Watch watch) {
    Lag lag =
        newest(step, watch)
            .orElseThrow(
                () ->
                    unknown(
                        step,
                        "CloudWatch has no figure of the last " + Figures.time(LagMetrics.BACK)));
    Duration age = Duration.between(lag.at(), watch.now());
    if (age.compareTo(step.freshWithin()) > 0) {
      throw unknown(
          step,
          "the newest figure, %s, is %s old and only %s would count"
              .formatted(
                  Figures.time(lag.lag()),
                  Figures.time(age),
                  DurationText.format(step.freshWithin())));
    }
    if (lag.lag().compareTo(step.objective()) > 0) {
      throw new FinalFailure(
          FinalFailure.LAG_ABOVE_OBJECTIVE,
          "%s lags %s behind in %s, above the RPO of %s: wait and retry, or skip this with a reason"
              .formatted(
                  step.database(),
                  Figures.time(lag.lag()),
                  step.to(),
                  DurationText.format(step.objective())));
    }
    return lag;
  }

  /**
   * The target's region keeps the metric; in a graceful run the source's region may know it too.
   */
  private Optional<Lag> newest(HoldReplicationLag step, Watch watch) {
    String target = GlobalMembers.clusterIn(aws, step.to(), step.globalCluster(), watch);
    LagMetrics metrics = new LagMetrics(aws, target, step.from(), watch);
    Optional<Lag> known = metrics.newest(step.to());
    return known.isPresent() || step.mode() == Mode.FORCED ? known : metrics.newest(step.from());
  }

  private static FinalFailure unknown(HoldReplicationLag step, String why) {
    return new FinalFailure(
        FinalFailure.LAG_UNKNOWN,
        "how far %s lags behind in %s is not known: %s; retry, or skip this with a reason"
            .formatted(step.database(), step.to(), why));
  }

  private static String within(HoldReplicationLag step, Lag lag, Watch watch) {
    return "%s lags %s behind in %s, measured %s ago, within the RPO of %s"
        .formatted(
            step.database(),
            Figures.time(lag.lag()),
            step.to(),
            Figures.time(Duration.between(lag.at(), watch.now())),
            DurationText.format(step.objective()));
  }

  private static Map<String, String> facts(Lag lag) {
    return Map.of(
        Facts.LAG_SECONDS, String.format(Locale.ROOT, "%.3f", lag.lag().toMillis() / 1000.0),
        Facts.LAG_MEASURED_AT, lag.at().toString());
  }
}
