package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.cloudwatch.LagMetrics;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PromoteAurora;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;

/**
 * Moves the writer of an Aurora global database. A graceful move is SwitchoverGlobalCluster, asked
 * of the region that has the writer; a forced one is FailoverGlobalCluster with data loss allowed,
 * asked of the region that gets it: without that flag AWS would silently switch over, and wait for
 * a region that is gone.
 */
public final class AwsPromoteAurora implements AwsAction<PromoteAurora> {
  private static final String SWITCHOVER = "rds:SwitchoverGlobalCluster";
  private static final String FAILOVER = "rds:FailoverGlobalCluster";

  /** How long nothing may move before the request counts as lost. */
  private static final Duration STANDSTILL = Duration.ofSeconds(30);

  private final AwsClients aws;

  public AwsPromoteAurora(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<PromoteAurora> step() {
    return PromoteAurora.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "who is the writer, and what is under way"),
        new IamNeed(DatabaseCluster.DESCRIBE, "whether the target can take over, and has"),
        new IamNeed(SWITCHOVER, "the graceful move, and moving back"),
        new IamNeed(FAILOVER, "the forced move"),
        new IamNeed(LagMetrics.PERMISSION, "how far the target lagged last before a forced move"));
  }

  @Override
  public Inspection inspect(PromoteAurora step, StepCall call, Watch watch) {
    return look(step, watch, new LastLag(aws, step, watch)::facts);
  }

  private Inspection look(
      PromoteAurora step, Watch watch, Function<ClusterArn, Map<String, String>> whenReady) {
    Optional<GlobalDatabase> global =
        GlobalDatabase.read(aws, step.to(), step.globalCluster(), watch);
    if (global.isEmpty()) {
      return Inspection.impossible(
          "%s knows no global database %s; correct the plan"
              .formatted(step.to(), step.globalCluster()));
    }
    Optional<ClusterArn> target = global.get().in(step.to());
    if (target.isEmpty()) {
      return Inspection.impossible(
          "%s has no cluster in %s: it has %s"
              .formatted(step.globalCluster(), step.to(), global.get().places()));
    }
    return DatabaseCluster.read(aws, step.to(), target.get(), watch)
        .map(cluster -> new Promotion(step, global.get(), target.get(), cluster).inspection())
        .map(
            found ->
                found.state() == State.READY
                    ? Inspection.ready(
                        found.sentence(), Facts.merge(found.facts(), whenReady.apply(target.get())))
                    : found)
        .orElseGet(
            () ->
                Inspection.impossible(
                    "%s names cluster %s, but %s does not know it"
                        .formatted(step.globalCluster(), target.get().id(), step.to())));
  }

  @Override
  public Outcome apply(PromoteAurora step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> look(step, watch, target -> Map.of()),
        ready -> ask(step, target(step, database(step, watch)), watch));
  }

  @Override
  public Outcome confirm(PromoteAurora step, StepCall call, Watch watch) {
    String took = awaitWriter(step, call.facts(), watch);
    String sentence = "writer of %s moved to %s %s".formatted(step.database(), step.to(), took);
    return Outcome.of(step.mode() == Mode.FORCED ? sentence + snapshotNote(step) : sentence);
  }

  @Override
  public Outcome revert(PromoteAurora step, StepCall call, Watch watch) {
    PromoteAurora back =
        new PromoteAurora(
            step.database(), step.globalCluster(), step.to(), step.from(), Mode.GRACEFUL);
    GlobalDatabase global =
        step.mode() == Mode.GRACEFUL ? atRest(step, watch) : database(step, watch);
    if (global.writer().filter(writer -> writer.isIn(step.from())).isPresent()
        && global.underWay().isEmpty()) {
      return Outcome.of("the writer of %s is in %s".formatted(step.database(), step.from()));
    }
    if (step.mode() == Mode.FORCED) {
      throw new FinalFailure(
          FinalFailure.CANNOT_BE_PUT_BACK,
          "%s was promoted with data loss allowed and cannot be put back; when %s is rebuilt as a"
                  .formatted(step.database(), step.from())
              + " secondary, run a failback");
    }
    Outcome asked = apply(back, call, watch);
    return Outcome.of(
        "writer of %s switched back to %s %s"
            .formatted(step.database(), step.from(), awaitWriter(back, asked.facts(), watch)));
  }

  private Outcome ask(PromoteAurora step, ClusterArn target, Watch watch) {
    boolean forced = step.mode() == Mode.FORCED;
    Region asked = forced ? step.to() : step.from();
    new AwsCall(forced ? FAILOVER : SWITCHOVER, asked, watch)
        .answer(() -> forced ? failover(step, target) : switchover(step, target));
    return Outcome.of(
        "%s asked of %s: the writer of %s goes to %s"
            .formatted(
                forced ? "failover with data loss allowed" : "switchover",
                asked,
                step.database(),
                target.id()));
  }

  private Object switchover(PromoteAurora step, ClusterArn target) {
    try {
      return aws.rds(step.from())
          .switchoverGlobalCluster(
              request ->
                  request
                      .globalClusterIdentifier(step.globalCluster())
                      .targetDbClusterIdentifier(target.text()));
    } catch (InvalidGlobalClusterStateException | InvalidDbClusterStateException notNow) {
      throw changedMeanwhile(step, notNow);
    }
  }

  private Object failover(PromoteAurora step, ClusterArn target) {
    try {
      return aws.rds(step.to())
          .failoverGlobalCluster(
              request ->
                  request
                      .globalClusterIdentifier(step.globalCluster())
                      .targetDbClusterIdentifier(target.text())
                      .allowDataLoss(true));
    } catch (InvalidGlobalClusterStateException | InvalidDbClusterStateException notNow) {
      throw changedMeanwhile(step, notNow);
    }
  }

  private static TryAgain changedMeanwhile(PromoteAurora step, RuntimeException notNow) {
    return new TryAgain(
        "AWS says that %s is not in a state to move now (%s); it is looked at again"
            .formatted(step.globalCluster(), notNow.getMessage()),
        notNow);
  }

  /** Waits until the target verifiably writes; how long that took since AWS was asked. */
  private String awaitWriter(PromoteAurora step, Map<String, String> facts, Watch watch) {
    Pace pace = Pace.brisk(watch);
    Instant moved = watch.now();
    for (; ; pace.pause()) {
      GlobalDatabase global = database(step, watch);
      ClusterArn target = target(step, global);
      if (global.isWriter(target) && writes(step, target, watch)) {
        return EffectOnce.took(facts, watch, pace);
      }
      boolean isMoving = global.isWriter(target) || global.isMovingTo(target);
      moved = isMoving ? watch.now() : moved;
      refuseStandstill(step, global, Duration.between(moved, watch.now()));
      watch.report(
          "promotion at %s of about %s"
              .formatted(
                  Figures.time(EffectOnce.sinceAsked(facts, watch).orElse(pace.waited())),
                  Figures.time(step.expected())));
    }
  }

  /** A switchover cannot be called off: what is under way comes to its end first. */
  private GlobalDatabase atRest(PromoteAurora step, Watch watch) {
    Pace pace = Pace.brisk(watch);
    GlobalDatabase global = database(step, watch);
    while (global.underWay().isPresent()) {
      watch.report(
          "waiting for the switchover that is under way, for " + Figures.time(pace.waited()));
      pace.pause();
      global = database(step, watch);
    }
    return global;
  }

  private boolean writes(PromoteAurora step, ClusterArn target, Watch watch) {
    return DatabaseCluster.read(aws, step.to(), target, watch)
        .filter(cluster -> cluster.isAvailable() && cluster.writerInstance().isPresent())
        .isPresent();
  }

  private static void refuseStandstill(
      PromoteAurora step, GlobalDatabase global, Duration standstill) {
    if (standstill.compareTo(STANDSTILL) > 0) {
      throw new FinalFailure(
          FinalFailure.OUTCOME_UNKNOWN,
          "AWS took the request, but for %s nothing has moved: %s has %s; retry, or look at its events"
              .formatted(Figures.time(standstill), step.globalCluster(), global.places()));
    }
  }

  private GlobalDatabase database(PromoteAurora step, Watch watch) {
    return GlobalDatabase.read(aws, step.to(), step.globalCluster(), watch)
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.NOT_FOUND,
                    "%s knows no global database %s".formatted(step.to(), step.globalCluster())));
  }

  private static ClusterArn target(PromoteAurora step, GlobalDatabase global) {
    return global
        .in(step.to())
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.NOT_FOUND,
                    "%s has no cluster in %s: it has %s"
                        .formatted(step.globalCluster(), step.to(), global.places())));
  }

  private static String snapshotNote(PromoteAurora step) {
    return "; when %s is back, AWS keeps what was not replicated in a snapshot named rds:unplanned-global-failover-..."
        .formatted(step.from());
  }
}
