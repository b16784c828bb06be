package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.FenceRds;
import java.util.List;

/**
 * Closes an RDS instance by its security groups, after leaving the former ones in a tag on it.
 * Needs the control plane of its region alone.
 */
public final class AwsFenceRds implements AwsAction<FenceRds> {
  private final AwsClients aws;

  public AwsFenceRds(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<FenceRds> step() {
    return FenceRds.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(DatabaseInstance.DESCRIBE, "which security groups it has"),
        new IamNeed(SecurityGroups.TAG, "to leave them in a tag, for opening it again"),
        new IamNeed(InstanceDoor.MODIFY, "to replace them by the closed one, and to put back"),
        new IamNeed(SecurityGroups.UNTAG, "to remove the tag when they are put back"));
  }

  @Override
  public Inspection inspect(FenceRds step, StepCall call, Watch watch) {
    return DatabaseInstance.read(aws, step.region(), step.instance(), watch)
        .map(found -> fence(step, watch).judge(found, role(found)))
        .orElseGet(
            () ->
                Inspection.impossible(
                    "%s knows no DB instance %s to close; correct the plan"
                        .formatted(step.region(), step.instance())));
  }

  @Override
  public Outcome apply(FenceRds step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch, () -> inspect(step, call, watch), open -> fence(step, watch).close(open));
  }

  @Override
  public Outcome confirm(FenceRds step, StepCall call, Watch watch) {
    return fence(step, watch).confirm(call.facts());
  }

  @Override
  public Outcome revert(FenceRds step, StepCall call, Watch watch) {
    return fence(step, watch).revert(call.facts());
  }

  private static String role(DatabaseInstance found) {
    return found.isReplica() ? "a read replica" : "which takes writes";
  }

  private Fence fence(FenceRds step, Watch watch) {
    return new Fence(
        step.database(),
        step.closedSecurityGroup(),
        new SecurityGroups(
            aws, new InstanceDoor(aws, step.region(), step.instance(), watch), watch));
  }
}
