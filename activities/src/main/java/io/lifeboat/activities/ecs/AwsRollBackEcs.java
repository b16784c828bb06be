package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RollBackEcs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deploys an earlier task definition and waits until nothing of the later one runs. Which one is
 * earlier is decided at the first look and kept, or every try would go one further back.
 */
public final class AwsRollBackEcs implements AwsAction<RollBackEcs> {
  private static final String TO = "rolled-back-to";

  private final AwsClients aws;

  public AwsRollBackEcs(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<RollBackEcs> step() {
    return RollBackEcs.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    List<IamNeed> needs = new ArrayList<>(Release.iamActions());
    needs.add(new IamNeed(TaskDefinitions.LIST, "which task definition was before"));
    return needs;
  }

  @Override
  public Inspection inspect(RollBackEcs step, StepCall call, Watch watch) {
    Release release = release(step, watch);
    return release.obstacle().orElseGet(() -> judge(step, release, call.facts()));
  }

  private static Inspection judge(RollBackEcs step, Release release, Map<String, String> facts) {
    return wanted(step, release, facts)
        .map(wanted -> release.judge(wanted, facts))
        .orElseGet(
            () ->
                Inspection.impossible(
                    "%s in %s runs %s, and no active task definition of its family is older; name one"
                        .formatted(step.name(), step.region(), release.present())));
  }

  @Override
  public Outcome apply(RollBackEcs step, StepCall call, Watch watch) {
    return EffectOnce.apply(watch, () -> inspect(step, call, watch), release(step, watch)::deploy);
  }

  @Override
  public Outcome confirm(RollBackEcs step, StepCall call, Watch watch) {
    Release release = release(step, watch);
    return wanted(step, release, call.facts())
        .map(wanted -> release.confirm(wanted, call.facts()))
        .orElseThrow(() -> new FinalFailure(FinalFailure.NOT_FOUND, "nothing was deployed"));
  }

  @Override
  public Outcome revert(RollBackEcs step, StepCall call, Watch watch) {
    return release(step, watch).putBack(call.facts());
  }

  private static Optional<String> wanted(
      RollBackEcs step, Release release, Map<String, String> facts) {
    return Optional.ofNullable(facts.get(TO))
        .or(step::taskDefinition)
        .or(() -> release.definitions().before(release.present()));
  }

  private Release release(RollBackEcs step, Watch watch) {
    Release.Kept kept = new Release.Kept("rolled-back-from", TO, "roll " + step.name() + " back");
    return new Release(aws, step.region(), step.service(), step.name(), kept, watch);
  }
}
