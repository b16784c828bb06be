package io.lifeboat.activities.autoscaling;

import io.lifeboat.activities.EffectOnce;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/**
 * One group's way to another size and back, whether up or down.
 *
 * @param name the plan's name of what runs on it
 * @param wanted what a size becomes
 */
record Resizing(
    Groups groups, String name, Region region, String group, UnaryOperator<GroupSize> wanted) {

  /** What is found of the group, when the region has it. */
  Inspection judged(Function<AutoScalingGroup, Inspection> judge) {
    return groups
        .read(group)
        .map(judge)
        .orElseGet(() -> Inspection.impossible(groups.missing(group)));
  }

  /** The group as it stands now. */
  AutoScalingGroup read() {
    return groups.need(group);
  }

  /** Whether somebody has asked for the size already. */
  boolean isAsked(AutoScalingGroup found) {
    GroupSize size = GroupSize.of(found);
    return size.equals(wanted.apply(size));
  }

  /** Ready, and what it needs to know to go back. */
  Inspection ready(String sentence, AutoScalingGroup found, StepCall call) {
    return Inspection.ready(
        sentence, Map.of(key(), call.facts().getOrDefault(key(), GroupSize.of(found).text())));
  }

  Outcome apply(Watch watch, Supplier<Inspection> inspect) {
    return EffectOnce.apply(
        watch,
        inspect,
        ready -> {
          GroupSize now = GroupSize.of(read());
          GroupSize next = wanted.apply(now);
          groups.resize(group, next);
          return new Outcome(
              "%s in %s: %s became %s".formatted(name, region, now.words(), next.words()),
              ready.facts());
        });
  }

  /**
   * Back to the size that it had.
   *
   * @param undone what this run did not do when that size is not known, such as {@code scale shop}
   */
  Outcome revert(StepCall call, String undone) {
    GroupSize now = GroupSize.of(read());
    GroupSize earlier =
        GroupSize.parse(call.facts().get(key()))
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.CANNOT_BE_PUT_BACK,
                        "this run did not %s, so its earlier size is not known".formatted(undone)));
    if (now.equals(earlier)) {
      return Outcome.of("%s has its earlier %s".formatted(name, earlier.words()));
    }
    if (!now.equals(wanted.apply(earlier))) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "%s in %s now wants %s, which this run did not set; nothing was changed"
              .formatted(name, region, now.words()));
    }
    groups.resize(group, earlier);
    return Outcome.of("%s in %s is put back to %s".formatted(name, region, earlier.words()));
  }

  private String key() {
    return "earlier-size-of-" + group;
  }
}
