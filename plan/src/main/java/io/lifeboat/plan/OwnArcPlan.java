package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.RunArcPlan;
import io.lifeboat.plan.step.RunArcPlan.Direction;
import io.lifeboat.plan.step.Step;
import java.util.Optional;

/**
 * A plan of ARC Region switch, executed and followed to its end; ungracefully in a forced move.
 *
 * @param arcPlan its ARN
 * @param execute whether the region that the application moves to is activated, or the one that it
 *     leaves deactivated; the former when not given
 * @param in where it is asked for; where the application moves to when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record OwnArcPlan(String arcPlan, Optional<Direction> execute, Optional<String> in)
    implements OwnAction {
  @Override
  public Step step(String id, OuterMove move) {
    Direction direction = execute.orElse(Direction.ACTIVATE);
    Region target = direction == Direction.ACTIVATE ? move.to() : move.from();
    return new RunArcPlan(id, move.in(in), arcPlan, direction, target, move.mode());
  }
}
