package io.lifeboat.activities.autoscaling;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.FinalFailure;
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
    Groups groups = groups(step, watch);
    return groups
        .read(step.group())
        .map(group -> judge(step, group, call.facts()))
        .orElseGet(() -> Inspection.impossible(groups.missing(step.group())));
  }

  @Override
  public Outcome apply(ScaleDownAutoScalingGroup step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          GroupSize now = GroupSize.of(groups(step, watch).need(step.group()));
          GroupSize lowered = now.loweredTo(step.desired());
          groups(step, watch).resize(step.group(), lowered);
          return new Outcome(
              "%s in %s: %s became %s"
                  .formatted(step.name(), step.region(), now.words(), lowered.words()),
              ready.facts());
        });
  }

  @Override
  public Outcome confirm(ScaleDownAutoScalingGroup step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      AutoScalingGroup group = groups(step, watch).need(step.group());
      if (isDone(step, group)) {
        return Outcome.of(
            "%s is down to %s in %s, reached %s"
                .formatted(
                    step.name(),
                    Figures.count(group.instances().size(), "instance"),
                    step.region(),
                    EffectOnce.took(call.facts(), watch, pace)));
      }
      watch.report(
          isAsked(step, group)
              ? Figures.count(group.instances().size() - step.desired(), "instance")
                  + " still to end"
              : "something wants %d instances again".formatted(group.desiredCapacity()));
    }
  }

  @Override
  public Outcome revert(ScaleDownAutoScalingGroup step, StepCall call, Watch watch) {
    GroupSize now = GroupSize.of(groups(step, watch).need(step.group()));
    GroupSize earlier =
        GroupSize.parse(call.facts().get(key(step)))
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.CANNOT_BE_PUT_BACK,
                        "this run did not scale %s down, so its earlier size is not known"
                            .formatted(step.name())));
    if (now.equals(earlier)) {
      return Outcome.of("%s has its earlier %s".formatted(step.name(), earlier.words()));
    }
    if (!now.equals(earlier.loweredTo(step.desired()))) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "%s in %s now wants %s, which this run did not set; nothing was changed"
              .formatted(step.name(), step.region(), now.words()));
    }
    groups(step, watch).resize(step.group(), earlier);
    return Outcome.of(
        "%s in %s is put back to %s".formatted(step.name(), step.region(), earlier.words()));
  }

  private static Inspection judge(
      ScaleDownAutoScalingGroup step, AutoScalingGroup group, Map<String, String> facts) {
    GroupSize size = GroupSize.of(group);
    String found = "%s in %s has %s".formatted(step.name(), step.region(), size.words());
    if (isDone(step, group)) {
      return Inspection.alreadyDone(found + ": no more than its standby size", Map.of());
    }
    return isAsked(step, group)
        ? Inspection.inProgress(found + ", and the others are ending", Map.of())
        : Inspection.ready(
            found + "; " + step.desired() + " are enough",
            Map.of(key(step), facts.getOrDefault(key(step), size.text())));
  }

  private static boolean isAsked(ScaleDownAutoScalingGroup step, AutoScalingGroup group) {
    return GroupSize.of(group).equals(GroupSize.of(group).loweredTo(step.desired()));
  }

  private static boolean isDone(ScaleDownAutoScalingGroup step, AutoScalingGroup group) {
    return isAsked(step, group) && group.instances().size() <= step.desired();
  }

  private static String key(ScaleDownAutoScalingGroup step) {
    return "earlier-size-of-" + step.group();
  }

  private Groups groups(ScaleDownAutoScalingGroup step, Watch watch) {
    return new Groups(aws, step.region(), watch);
  }
}
