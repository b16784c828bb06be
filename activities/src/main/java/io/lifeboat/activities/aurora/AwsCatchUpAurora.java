package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.cloudwatch.Lag;
import io.lifeboat.activities.cloudwatch.LagMetrics;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.step.CatchUpAurora;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Waits until a replica's lag is within the objective. Only a fresh figure of CloudWatch counts,
 * which has one a minute.
 */
public final class AwsCatchUpAurora implements LooksOnly<CatchUpAurora> {
  private static final Duration SHORTEST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final AwsClients aws;

  public AwsCatchUpAurora(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<CatchUpAurora> step() {
    return CatchUpAurora.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "which cluster is the replica, and which writes"),
        new IamNeed(LagMetrics.PERMISSION, "how far the replica lags behind"));
  }

  @Override
  public Inspection inspect(CatchUpAurora step, StepCall call, Watch watch) {
    try {
      return look(step, watch);
    } catch (FinalFailure missing) {
      return Inspection.impossible(missing.getMessage());
    }
  }

  @Override
  public Outcome confirm(CatchUpAurora step, StepCall call, Watch watch) {
    Pace pace = new Pace(watch, SHORTEST, LONGEST);
    for (; ; pace.pause()) {
      Inspection found = look(step, watch);
      if (found.state() == Inspection.State.ALREADY_DONE) {
        return new Outcome(
            found.sentence() + ", after " + Figures.time(pace.waited()), found.facts());
      }
      watch.report(found.sentence() + ", for " + Figures.time(pace.waited()));
    }
  }

  private Inspection look(CatchUpAurora step, Watch watch) {
    GlobalDatabase global =
        GlobalDatabase.read(aws, step.to(), step.globalCluster(), watch)
            .orElseThrow(() -> notThere(step));
    ClusterArn replica = global.in(step.to()).orElseThrow(() -> notThere(step));
    if (global.isWriter(replica)) {
      return Inspection.alreadyDone(
          "%s in %s is the writer already, so there is nothing to catch up with"
              .formatted(step.database(), step.to()),
          Map.of());
    }
    return newest(step, replica, watch)
        .map(lag -> judge(step, lag, watch))
        .orElseGet(() -> Inspection.ready(unknown(step), Map.of()));
  }

  private static Inspection judge(CatchUpAurora step, Lag lag, Watch watch) {
    Duration age = Duration.between(lag.at(), watch.now());
    String figure =
        "%s in %s was %s behind %s ago"
            .formatted(step.database(), step.to(), Figures.time(lag.lag()), Figures.time(age));
    if (age.compareTo(step.freshWithin()) > 0) {
      return Inspection.ready(
          "%s; waiting for a figure not older than %s"
              .formatted(figure, DurationText.format(step.freshWithin())),
          Map.of());
    }
    String objective = DurationText.format(step.objective());
    return lag.lag().compareTo(step.objective()) > 0
        ? Inspection.ready("%s; waiting for %s or less".formatted(figure, objective), lag.facts())
        : Inspection.alreadyDone(
            "%s, within the objective of %s".formatted(figure, objective), lag.facts());
  }

  /** The replica's region keeps the metric; the writer's region may know it too. */
  private Optional<Lag> newest(CatchUpAurora step, ClusterArn replica, Watch watch) {
    LagMetrics metrics = new LagMetrics(aws, replica.id(), step.from(), watch);
    Optional<Lag> known = metrics.newest(step.to());
    return known.isPresent() ? known : metrics.newestIfAnswered(step.from());
  }

  private static String unknown(CatchUpAurora step) {
    return "CloudWatch has no figure yet of how far %s in %s is behind"
        .formatted(step.database(), step.to());
  }

  private static FinalFailure notThere(CatchUpAurora step) {
    return new FinalFailure(
        FinalFailure.NOT_FOUND,
        "%s has no cluster in %s that could catch up".formatted(step.globalCluster(), step.to()));
  }
}
