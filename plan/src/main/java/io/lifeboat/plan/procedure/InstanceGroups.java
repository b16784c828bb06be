package io.lifeboat.plan.procedure;

import io.lifeboat.plan.AutoScalingGroup;
import io.lifeboat.plan.step.ScaleAutoScalingGroup;
import io.lifeboat.plan.step.ScaleDownAutoScalingGroup;
import java.util.List;

/** EC2 Auto Scaling groups: brought up where users are served, and down where they came from. */
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

  @Override
  public void settleHome(Draft draft, Move move) {
    move.plan()
        .servicesOf(AutoScalingGroup.class)
        .forEach(
            (name, group) ->
                group
                    .standby()
                    .ifPresent(
                        standby ->
                            draft.add(
                                "scale-down-" + name,
                                new ScaleDownAutoScalingGroup(
                                    name, move.from(), group.autoScaling(), standby),
                                Users.moved(draft),
                                OnFailure.PAUSE)));
  }
}
