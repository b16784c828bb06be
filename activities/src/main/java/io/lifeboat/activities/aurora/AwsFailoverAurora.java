package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.activities.rds.RecentFailover;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.FailoverAurora;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;

/**
 * Fails a cluster over to a reader of its own region; AWS chooses it by promotion tier. The
 * writer's instance is noted before and compared after; without that note, a failover that RDS's
 * events tell of counts, when it has just been. Needs the control plane of its region alone.
 */
public final class AwsFailoverAurora implements AwsAction<FailoverAurora> {
  private static final String FAILOVER = "rds:FailoverDBCluster";
  private static final String WRITER = "writer-before";
  private static final String CLUSTER = "cluster";

  /** What a person can do when this is impossible. */
  private static final String ELSE = "; what is left is a failover of the region";

  private final AwsClients aws;

  public AwsFailoverAurora(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<FailoverAurora> step() {
    return FailoverAurora.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "which of its clusters is in the region"),
        new IamNeed(DatabaseCluster.DESCRIBE, "which instance writes, and whether it has readers"),
        new IamNeed(RecentFailover.DESCRIBE, "whether it has just failed over"),
        new IamNeed(FAILOVER, "to fail it over"));
  }

  @Override
  public Inspection inspect(FailoverAurora step, StepCall call, Watch watch) {
    FailoverAurora known = resolved(step, call, watch);
    Inspection found =
        DatabaseCluster.read(aws, known.region(), known.cluster(), watch)
            .map(cluster -> judge(known, call, watch, cluster))
            .orElseGet(
                () ->
                    Inspection.impossible(
                        "%s knows no cluster %s; correct the plan"
                            .formatted(known.region(), known.cluster())));
    return new Inspection(
        found.state(),
        found.sentence(),
        Facts.merge(found.facts(), Map.of(CLUSTER, known.cluster())));
  }

  /** With the cluster of the region, when the step names its global cluster. */
  private FailoverAurora resolved(FailoverAurora step, StepCall call, Watch watch) {
    String cluster =
        Optional.ofNullable(call.facts().get(CLUSTER))
            .or(
                () ->
                    GlobalDatabase.read(aws, step.region(), step.cluster(), watch)
                        .flatMap(global -> global.in(step.region()))
                        .map(ClusterArn::id))
            .orElse(step.cluster());
    return new FailoverAurora(step.database(), cluster, step.region());
  }

  @Override
  public Outcome apply(FailoverAurora step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> failOver(resolved(step, call, watch), watch, ready));
  }

  @Override
  public Outcome confirm(FailoverAurora step, StepCall call, Watch watch) {
    return Outcome.of(
        UntilDone.ofRds(watch, Pace.brisk(watch), call.facts(), () -> inspect(step, call, watch))
            .sentence());
  }

  @Override
  public Outcome revert(FailoverAurora step, StepCall call, Watch watch) {
    return Outcome.of(
        "the writer of %s stays where it is: a failover back would only interrupt it again"
            .formatted(step.cluster()));
  }

  private Inspection judge(FailoverAurora step, StepCall call, Watch watch, DatabaseCluster found) {
    if (found.status().equals("failing-over")) {
      return Inspection.inProgress(name(step) + " is failing over", Map.of());
    }
    Optional<String> before = Optional.ofNullable(call.facts().get(WRITER));
    String now = found.writerInstance().orElse("none");
    if (before.isPresent() && found.isAvailable() && !now.equals(before.get())) {
      return Inspection.alreadyDone(
          "the writer of %s moved from %s to %s".formatted(name(step), before.get(), now),
          Map.of());
    }
    return obstacle(step, found)
        .map(Inspection::impossible)
        .or(() -> before.isPresent() ? Optional.empty() : justDone(step, now, watch))
        .orElseGet(
            () ->
                Inspection.ready(
                    "%s writes in %s and has %s"
                        .formatted(
                            now,
                            name(step),
                            Figures.count(found.instanceIds().size() - 1, "reader")),
                    Map.of(WRITER, before.orElse(now))));
  }

  private static Optional<String> obstacle(FailoverAurora step, DatabaseCluster found) {
    if (!found.isFit()) {
      return Optional.of("%s is %s%s".formatted(name(step), found.status(), ELSE));
    }
    if (found.cluster().replicationSourceIdentifier() != null) {
      return Optional.of(name(step) + " is a secondary, in which nothing writes");
    }
    return found.instanceIds().size() < 2
        ? Optional.of(name(step) + " has no reader that could take over" + ELSE)
        : Optional.empty();
  }

  private Optional<Inspection> justDone(FailoverAurora step, String now, Watch watch) {
    return RecentFailover.ofCluster(aws, step.region(), step.cluster(), watch)
        .at()
        .map(
            at ->
                Inspection.alreadyDone(
                    "%s failed over to %s at %s already".formatted(name(step), now, at), Map.of()));
  }

  private Outcome failOver(FailoverAurora step, Watch watch, Inspection ready) {
    new AwsCall(FAILOVER, step.region(), watch)
        .answer(
            () -> {
              try {
                return aws.rds(step.region())
                    .failoverDBCluster(request -> request.dbClusterIdentifier(step.cluster()));
              } catch (InvalidDbClusterStateException notNow) {
                throw new TryAgain(
                    "%s cannot fail over now (%s)".formatted(name(step), notNow.getMessage()),
                    notNow);
              }
            });
    return new Outcome("failover asked of " + step.region(), ready.facts());
  }

  private static String name(FailoverAurora step) {
    return step.cluster() + " in " + step.region();
  }
}
