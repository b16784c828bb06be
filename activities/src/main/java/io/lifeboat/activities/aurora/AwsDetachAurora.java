package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.UntilDone;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.DetachAurora;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * Takes a secondary out of its global database, which makes it a writer of its own. AWS forgets
 * that it was a member: a tag that is left before says so. Needs the control plane of its region
 * alone.
 */
public final class AwsDetachAurora implements AwsAction<DetachAurora> {
  private static final String REMOVE = "rds:RemoveFromGlobalCluster";
  private static final String TAG = "rds:AddTagsToResource";

  /** Its value: the global cluster. */
  private static final String FORMER = "lifeboat:detached-from";

  private final AwsClients aws;

  public AwsDetachAurora(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<DetachAurora> step() {
    return DetachAurora.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "which cluster of the region is a member"),
        new IamNeed(DatabaseCluster.DESCRIBE, "whether it can write alone, and does"),
        new IamNeed(TAG, "to leave on it of what it was a member"),
        new IamNeed(REMOVE, "to take it out"));
  }

  @Override
  public Inspection inspect(DetachAurora step, StepCall call, Watch watch) {
    Optional<GlobalDatabase> global =
        GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch);
    Optional<ClusterArn> member = global.flatMap(found -> found.in(step.region()));
    if (member.isEmpty()) {
      return detached(step, watch);
    }
    return DatabaseCluster.read(aws, step.region(), member.get(), watch)
        .map(cluster -> judge(step, global.get(), member.get(), cluster))
        .orElseGet(
            () ->
                Inspection.impossible(
                    "%s names cluster %s, but %s does not know it"
                        .formatted(step.globalCluster(), member.get().id(), step.region())));
  }

  @Override
  public Outcome apply(DetachAurora step, StepCall call, Watch watch) {
    return EffectOnce.apply(watch, () -> inspect(step, call, watch), ready -> detach(step, watch));
  }

  @Override
  public Outcome confirm(DetachAurora step, StepCall call, Watch watch) {
    return UntilDone.ofRds(
        watch, Pace.brisk(watch), call.facts(), () -> inspect(step, call, watch));
  }

  @Override
  public Outcome revert(DetachAurora step, StepCall call, Watch watch) {
    if (inspect(step, call, watch).state() == State.READY) {
      return Outcome.of(
          "%s in %s is still a member, so there is nothing to put back"
              .formatted(step.database(), step.region()));
    }
    throw new FinalFailure(
        FinalFailure.CANNOT_BE_PUT_BACK,
        "%s in %s has left %s and cannot be put back into it with what it holds"
            .formatted(step.database(), step.region(), step.globalCluster()));
  }

  private static Inspection judge(
      DetachAurora step, GlobalDatabase global, ClusterArn member, DatabaseCluster cluster) {
    String name = member.id() + " in " + step.region();
    if (global.isWriter(member)) {
      return Inspection.impossible(name + " is the writer already: there is nothing to detach");
    }
    if (global.underWay().isPresent()) {
      return Inspection.impossible(
          "%s is %s; wait until that is over, then retry"
              .formatted(step.globalCluster(), global.underWay().get().statusAsString()));
    }
    if (!cluster.hasInstances()) {
      return Inspection.impossible(
          name + " is headless: add a database instance to it, then retry");
    }
    return cluster.isFit()
        ? Inspection.ready(
            "%s is a secondary of %s".formatted(name, step.globalCluster()), Map.of())
        : Inspection.impossible(
            "%s is %s and could not write alone".formatted(name, cluster.status()));
  }

  private Inspection detached(DetachAurora step, Watch watch) {
    return DatabaseCluster.all(aws, step.region(), watch).stream()
        .filter(cluster -> cluster.tag(FORMER).filter(step.globalCluster()::equals).isPresent())
        .findFirst()
        .map(cluster -> alone(step, cluster))
        .orElseGet(
            () ->
                Inspection.impossible(
                    "%s has no cluster in %s, and no run has taken one out; correct the plan"
                        .formatted(step.globalCluster(), step.region())));
  }

  private static Inspection alone(DetachAurora step, DatabaseCluster cluster) {
    String name = cluster.id() + " in " + step.region();
    return cluster.isAvailable() && cluster.writerInstance().isPresent()
        ? Inspection.alreadyDone(
            "%s has left %s and writes alone".formatted(name, step.globalCluster()),
            Map.of(Facts.LEFT_TO_DO, after(step, cluster)))
        : Inspection.inProgress(
            "%s has left %s and is %s".formatted(name, step.globalCluster(), cluster.status()),
            Map.of());
  }

  private static String after(DetachAurora step, DatabaseCluster cluster) {
    return ("close what is left of %s to writers before its region serves again, compare what only it"
            + " holds, then make a global database of %s and add secondaries to it")
        .formatted(step.globalCluster(), cluster.id());
  }

  private Outcome detach(DetachAurora step, Watch watch) {
    ClusterArn member =
        GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch)
            .flatMap(global -> global.in(step.region()))
            .orElseThrow(() -> new TryAgain(step.globalCluster() + " is not to be seen"));
    Tag tag = Tag.builder().key(FORMER).value(step.globalCluster()).build();
    new AwsCall(TAG, step.region(), watch)
        .answer(
            () ->
                aws.rds(step.region())
                    .addTagsToResource(request -> request.resourceName(member.text()).tags(tag)));
    new AwsCall(REMOVE, step.region(), watch)
        .answer(
            () -> {
              try {
                return aws.rds(step.region())
                    .removeFromGlobalCluster(
                        request ->
                            request
                                .globalClusterIdentifier(step.globalCluster())
                                .dbClusterIdentifier(member.text()));
              } catch (DbClusterNotFoundException | InvalidGlobalClusterStateException notNow) {
                throw new TryAgain(
                    "%s cannot leave now (%s)".formatted(member.id(), notNow.getMessage()), notNow);
              }
            });
    return Outcome.of("%s was asked out of %s".formatted(member.id(), step.globalCluster()));
  }
}
