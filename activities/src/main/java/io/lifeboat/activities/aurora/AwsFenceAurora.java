package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.rds.Fence;
import io.lifeboat.activities.rds.SecurityGroups;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.FenceAurora;
import java.util.List;
import java.util.Optional;

/**
 * Closes the old primary's cluster by its security groups, after leaving the former ones in a tag
 * on it. Connections that stand already may outlive that, which is why the services are stopped
 * first.
 *
 * <p>It is right before the promotion, when the old primary is still the writer, and after it, when
 * the returning cluster might take writes until it is rebuilt; the sentence says which.
 */
public final class AwsFenceAurora implements AwsAction<FenceAurora> {
  private final AwsClients aws;

  public AwsFenceAurora(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<FenceAurora> step() {
    return FenceAurora.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(GlobalDatabase.DESCRIBE, "which cluster of the region is the old primary"),
        new IamNeed(DatabaseCluster.DESCRIBE, "which security groups it has"),
        new IamNeed(SecurityGroups.TAG, "to leave them in a tag, for opening it again"),
        new IamNeed(ClusterDoor.MODIFY, "to replace them by the closed one, and to put back"),
        new IamNeed(SecurityGroups.UNTAG, "to remove the tag when they are put back"));
  }

  @Override
  public Inspection inspect(FenceAurora step, StepCall call, Watch watch) {
    Optional<GlobalDatabase> global =
        GlobalDatabase.read(aws, step.region(), step.globalCluster(), watch);
    Optional<ClusterArn> member = global.flatMap(found -> found.in(step.region()));
    if (member.isEmpty()) {
      return Inspection.impossible(
          "%s has no cluster in %s to close; correct the plan"
              .formatted(step.globalCluster(), step.region()));
    }
    String role = global.get().isWriter(member.get()) ? "still the writer" : "no longer the writer";
    return DatabaseCluster.read(aws, step.region(), member.get(), watch)
        .map(cluster -> fence(step, watch).judge(cluster, role))
        .orElseGet(
            () ->
                Inspection.impossible(
                    "%s does not know cluster %s; it may be being rebuilt"
                        .formatted(step.region(), member.get().id())));
  }

  @Override
  public Outcome apply(FenceAurora step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch, () -> inspect(step, call, watch), open -> fence(step, watch).close(open));
  }

  @Override
  public Outcome confirm(FenceAurora step, StepCall call, Watch watch) {
    return fence(step, watch).confirm(call.facts());
  }

  @Override
  public Outcome revert(FenceAurora step, StepCall call, Watch watch) {
    return fence(step, watch).revert(call.facts());
  }

  private Fence fence(FenceAurora step, Watch watch) {
    return new Fence(
        step.database(),
        step.closedSecurityGroup(),
        new SecurityGroups(
            aws, new ClusterDoor(aws, step.region(), step.globalCluster(), watch), watch));
  }
}
