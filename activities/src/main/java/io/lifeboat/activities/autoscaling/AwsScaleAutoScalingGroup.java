package io.lifeboat.activities.autoscaling;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.ScaleAutoScalingGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/**
 * Scales a group of EC2 instances up, its minimum with it, or a scaling policy would take the
 * instances back. What is higher already stays. Needs EC2 Auto Scaling's control plane in the one
 * region.
 */
public final class AwsScaleAutoScalingGroup implements AwsAction<ScaleAutoScalingGroup> {
  private final AwsClients aws;

  public AwsScaleAutoScalingGroup(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<ScaleAutoScalingGroup> step() {
    return ScaleAutoScalingGroup.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Groups.DESCRIBE, "how many instances are wanted and in service"),
        new IamNeed(Groups.UPDATE, "to set how many there are, and to put back"));
  }

  @Override
  public Inspection inspect(ScaleAutoScalingGroup step, StepCall call, Watch watch) {
    Resizing up = resizing(step, watch);
    return up.judged(group -> judge(step, up, group, call));
  }

  @Override
  public Outcome apply(ScaleAutoScalingGroup step, StepCall call, Watch watch) {
    return resizing(step, watch).apply(watch, () -> inspect(step, call, watch));
  }

  @Override
  public Outcome confirm(ScaleAutoScalingGroup step, StepCall call, Watch watch) {
    Resizing up = resizing(step, watch);
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      AutoScalingGroup group = up.read();
      if (isDone(step, up, group)) {
        return Outcome.of(
            "%s has %d of %d instances in service in %s, reached %s"
                .formatted(
                    step.name(),
                    Groups.inService(group),
                    step.desired(),
                    step.region(),
                    EffectOnce.took(call.facts(), watch, pace)));
      }
      watch.report(
          up.isAsked(group)
              ? "%d of %d instances are in service"
                  .formatted(Groups.inService(group), step.desired())
              : "something wants %d instances again".formatted(group.desiredCapacity()));
    }
  }

  @Override
  public Outcome revert(ScaleAutoScalingGroup step, StepCall call, Watch watch) {
    return resizing(step, watch).revert(call, "scale " + step.name());
  }

  private static Inspection judge(
      ScaleAutoScalingGroup step, Resizing up, AutoScalingGroup group, StepCall call) {
    String found =
        "%s in %s has %d in service of %s"
            .formatted(
                step.name(), step.region(), Groups.inService(group), GroupSize.of(group).words());
    if (isDone(step, up, group)) {
      return Inspection.alreadyDone(found + ": enough", Map.of());
    }
    Optional<String> suspended = Groups.suspended(group);
    if (suspended.isPresent()) {
      return Inspection.impossible(
          "%s, and its process %s is suspended, so it launches nothing; resume it"
              .formatted(found, suspended.get()));
    }
    return up.isAsked(group)
        ? Inspection.inProgress(found, Map.of())
        : up.ready(found + "; " + step.desired() + " are needed", group, call);
  }

  private static boolean isDone(ScaleAutoScalingGroup step, Resizing up, AutoScalingGroup group) {
    return up.isAsked(group) && Groups.inService(group) >= step.desired();
  }

  private Resizing resizing(ScaleAutoScalingGroup step, Watch watch) {
    return new Resizing(
        new Groups(aws, step.region(), watch),
        step.name(),
        step.region(),
        step.group(),
        size -> size.raisedTo(step.desired()));
  }
}
