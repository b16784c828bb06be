package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.activities.cloudwatch.Lag;
import io.lifeboat.activities.cloudwatch.LagLimit;
import io.lifeboat.activities.cloudwatch.LagMetrics;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.HoldReplicationLag;
import java.util.List;
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
        new IamNeed(GlobalDatabase.DESCRIBE, "which clusters the database has, and which writes"),
        new IamNeed(LagMetrics.PERMISSION, "how far the target lags behind"));
  }

  @Override
  public Inspection inspect(HoldReplicationLag step, StepCall call, Watch watch) {
    try {
      GlobalDatabase global = database(step, watch);
      ClusterArn target = target(step, global);
      if (isDecided(global, target)) {
        return Inspection.alreadyDone(decided(step), Map.of());
      }
      Lag lag = hold(step, target, watch);
      return Inspection.ready(limit(step).sentence(lag, watch), lag.facts());
    } catch (FinalFailure held) {
      return Inspection.impossible(held.getMessage());
    }
  }

  @Override
  public Outcome confirm(HoldReplicationLag step, StepCall call, Watch watch) {
    GlobalDatabase global = database(step, watch);
    ClusterArn target = target(step, global);
    if (isDecided(global, target)) {
      return Outcome.of(decided(step));
    }
    Lag lag = hold(step, target, watch);
    return new Outcome(limit(step).sentence(lag, watch), lag.facts());
  }

  /** After a promotion, also one that an earlier run began, there is no lag to hold any more. */
  private static boolean isDecided(GlobalDatabase global, ClusterArn target) {
    return global.isWriter(target) || global.isMovingTo(target);
  }

  private static String decided(HoldReplicationLag step) {
    return "the writer of %s is in %s already or on its way there, so no lag can hold it"
        .formatted(step.database(), step.to());
  }

  private Lag hold(HoldReplicationLag step, ClusterArn target, Watch watch) {
    return limit(step)
        .hold(
            newest(step, target, watch),
            "CloudWatch has no figure of the last " + Figures.time(LagMetrics.BACK),
            watch);
  }

  private static LagLimit limit(HoldReplicationLag step) {
    return new LagLimit(step.database(), step.to(), step.freshWithin(), step.objective());
  }

  /**
   * The target's region keeps the metric; in a graceful run the source's region may know it too.
   */
  private Optional<Lag> newest(HoldReplicationLag step, ClusterArn target, Watch watch) {
    LagMetrics metrics = new LagMetrics(aws, target.id(), step.from(), watch);
    Optional<Lag> known = metrics.newest(step.to());
    return known.isPresent() || step.mode() == Mode.FORCED ? known : metrics.newest(step.from());
  }

  private GlobalDatabase database(HoldReplicationLag step, Watch watch) {
    return GlobalDatabase.read(aws, step.to(), step.globalCluster(), watch)
        .orElseThrow(() -> notThere(step));
  }

  private static ClusterArn target(HoldReplicationLag step, GlobalDatabase global) {
    return global.in(step.to()).orElseThrow(() -> notThere(step));
  }

  private static FinalFailure notThere(HoldReplicationLag step) {
    return new FinalFailure(
        FinalFailure.NOT_FOUND,
        "%s has no cluster in %s; correct the plan".formatted(step.globalCluster(), step.to()));
  }
}
