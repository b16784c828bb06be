package io.lifeboat.plan.procedure;

import io.lifeboat.plan.AutoScalingGroup;
import io.lifeboat.plan.step.ScaleAutoScalingGroup;
import java.util.List;

/** EC2 Auto Scaling groups: brought up where users are served. */
final class InstanceGroups implements Capability {
  @Override
  public void move(Draft draft, Move move) {
    move.plan()
        .servicesOf(AutoScalingGroup.class)
        .forEach(
            (name, group) ->
                draft.add(
                    "scale-" + name,
                    new ScaleAutoScalingGroup(name, move.to(), group.autoScaling(), group.normal()),
                    List.of(),
                    OnFailure.PAUSE));
  }
}
