package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.DeployEcs;
import java.util.List;

/**
 * Deploys a task definition and waits until nothing of the former one runs; the former one is kept
 * for the way back. Needs ECS's control plane in the one region.
 */
public final class AwsDeployEcs implements AwsAction<DeployEcs> {
  private final AwsClients aws;

  public AwsDeployEcs(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<DeployEcs> step() {
    return DeployEcs.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return Release.iamActions();
  }

  @Override
  public Inspection inspect(DeployEcs step, StepCall call, Watch watch) {
    Release release = release(step, watch);
    return release.obstacle().orElseGet(() -> release.judge(step.taskDefinition(), call.facts()));
  }

  @Override
  public Outcome apply(DeployEcs step, StepCall call, Watch watch) {
    return EffectOnce.apply(watch, () -> inspect(step, call, watch), release(step, watch)::deploy);
  }

  @Override
  public Outcome confirm(DeployEcs step, StepCall call, Watch watch) {
    return release(step, watch).confirm(step.taskDefinition(), call.facts());
  }

  @Override
  public Outcome revert(DeployEcs step, StepCall call, Watch watch) {
    return release(step, watch).putBack(call.facts());
  }

  private Release release(DeployEcs step, Watch watch) {
    Release.Kept kept =
        new Release.Kept("deployed-instead-of", "deployed", "deploy " + step.name());
    return new Release(aws, step.region(), step.service(), step.name(), kept, watch);
  }
}
