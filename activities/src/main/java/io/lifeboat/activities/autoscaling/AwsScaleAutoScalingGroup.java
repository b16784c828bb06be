package io.lifeboat.activities.autoscaling;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.FinalFailure;
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
    Groups groups = groups(step, watch);
    return groups
        .read(step.group())
        .map(group -> judge(step, group, call.facts()))
        .orElseGet(() -> Inspection.impossible(groups.missing(step.group())));
  }

  @Override
  public Outcome apply(ScaleAutoScalingGroup step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch,
        () -> inspect(step, call, watch),
        ready -> {
          GroupSize now = GroupSize.of(groups(step, watch).need(step.group()));
          GroupSize raised = now.raisedTo(step.desired());
          groups(step, watch).resize(step.group(), raised);
          return new Outcome(
              "%s in %s: %s became %s"
                  .formatted(step.name(), step.region(), now.words(), raised.words()),
              ready.facts());
        });
  }

  @Override
  public Outcome confirm(ScaleAutoScalingGroup step, StepCall call, Watch watch) {
    Pace pace = Pace.brisk(watch);
    for (; ; pace.pause()) {
      AutoScalingGroup group = groups(step, watch).need(step.group());
      if (isAsked(step, group) && Groups.inService(group) >= step.desired()) {
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
          isAsked(step, group)
              ? "%d of %d instances are in service"
                  .formatted(Groups.inService(group), step.desired())
              : "something wants %d instances again".formatted(group.desiredCapacity()));
    }
  }

  @Override
  public Outcome revert(ScaleAutoScalingGroup step, StepCall call, Watch watch) {
    GroupSize now = GroupSize.of(groups(step, watch).need(step.group()));
    GroupSize earlier =
        GroupSize.parse(call.facts().get(key(step)))
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.CANNOT_BE_PUT_BACK,
                        "this run did not scale %s, so its earlier size is not known"
                            .formatted(step.name())));
    if (now.equals(earlier)) {
      return Outcome.of("%s has its earlier %s".formatted(step.name(), earlier.words()));
    }
    if (!now.equals(earlier.raisedTo(step.desired()))) {
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
      ScaleAutoScalingGroup step, AutoScalingGroup group, Map<String, String> facts) {
    GroupSize size = GroupSize.of(group);
    String found =
        "%s in %s has %d in service of %s"
            .formatted(step.name(), step.region(), Groups.inService(group), size.words());
    if (isAsked(step, group) && Groups.inService(group) >= step.desired()) {
      return Inspection.alreadyDone(found + ": enough", Map.of());
    }
    Optional<String> suspended = Groups.suspended(group);
    if (suspended.isPresent()) {
      return Inspection.impossible(
          "%s, and its process %s is suspended, so it launches nothing; resume it"
              .formatted(found, suspended.get()));
    }
    return isAsked(step, group)
        ? Inspection.inProgress(found, Map.of())
        : Inspection.ready(
            found + "; " + step.desired() + " are needed",
            Map.of(key(step), facts.getOrDefault(key(step), size.text())));
  }

  private static boolean isAsked(ScaleAutoScalingGroup step, AutoScalingGroup group) {
    return GroupSize.of(group).equals(GroupSize.of(group).raisedTo(step.desired()));
  }

  private static String key(ScaleAutoScalingGroup step) {
    return "earlier-size-of-" + step.group();
  }

  private Groups groups(ScaleAutoScalingGroup step, Watch watch) {
    return new Groups(aws, step.region(), watch);
  }
}
