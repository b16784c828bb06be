package io.lifeboat.activities.autoscaling;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.ScaleDownAutoScalingGroup;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/**
 * Scales a group of EC2 instances down, its minimum with it, or EC2 Auto Scaling would bring the
 * instances back. What is lower already stays, and so does the maximum. Needs EC2 Auto Scaling's
 * control plane in the one region.
 */
public final class AwsScaleDownAutoScalingGroup implements AwsAction<ScaleDownAutoScalingGroup> {
  private final AwsClients aws;

  public AwsScaleDownAutoScalingGroup(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<ScaleDownAutoScalingGroup> step() {
    return ScaleDownAutoScalingGroup.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Groups.DESCRIBE, "how many instances are wanted and there"),
        new IamNeed(Groups.UPDATE, "to set how many there are, and to put back"));
  }

  @Override
  public Inspection inspect(ScaleDownAutoScalingGroup step, StepCall call, Watch watch) {
    Resizing down = resizing(step, watch);
    return down.judged(group -> judge(step, down, group, call));
  }

  @Override
  public Outcome apply(ScaleDownAutoScalingGroup step, StepCall call, Watch watch) {
    return resizing(step, watch).apply(watch, () -> inspect(step, call, watch));
  }

  @Override
  public Outcome confirm(ScaleDownAutoScalingGroup step, StepCall call, Watch watch) {
    Resizing down = resizing(step, watch);
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      AutoScalingGroup group = down.read();
      if (isDone(step, down, group)) {
        return Outcome.of(
            "%s is down to %s in %s, reached %s"
                .formatted(
                    step.name(),
                    Figures.count(group.instances().size(), "instance"),
                    step.region(),
                    EffectOnce.took(call.facts(), watch, pace)));
      }
      watch.report(
          down.isAsked(group)
              ? Figures.count(group.instances().size() - step.desired(), "instance")
                  + " still to end"
              : "something wants %d instances again".formatted(group.desiredCapacity()));
    }
  }

  @Override
  public Outcome revert(ScaleDownAutoScalingGroup step, StepCall call, Watch watch) {
    return resizing(step, watch).revert(call, "scale %s down".formatted(step.name()));
  }

  private static Inspection judge(
      ScaleDownAutoScalingGroup step, Resizing down, AutoScalingGroup group, StepCall call) {
    String found =
        "%s in %s has %s".formatted(step.name(), step.region(), GroupSize.of(group).words());
    if (isDone(step, down, group)) {
      return Inspection.alreadyDone(found + ": no more than its standby size", Map.of());
    }
    return down.isAsked(group)
        ? Inspection.inProgress(found + ", and the others are ending", Map.of())
        : down.ready(found + "; " + step.desired() + " are enough", group, call);
  }

  private static boolean isDone(
      ScaleDownAutoScalingGroup step, Resizing down, AutoScalingGroup group) {
    return down.isAsked(group) && group.instances().size() <= step.desired();
  }

  private Resizing resizing(ScaleDownAutoScalingGroup step, Watch watch) {
    return new Resizing(
        new Groups(aws, step.region(), watch),
        step.name(),
        step.region(),
        step.group(),
        size -> size.loweredTo(step.desired()));
  }
}
