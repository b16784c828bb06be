package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.step.RunMove;
import io.lifeboat.plan.step.Step;
import java.util.Optional;

/**
 * The move of another application, in the direction and the mode of the one that it is part of. It
 * is a run of its own.
 *
 * @param plan the whole plan of the other application; in a file its path may stand here instead,
 *     beside that file
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record OwnPlan(RecoveryPlan plan) implements OwnAction {
  /**
   * @throws IllegalArgumentException when the other application does not live in both regions
   */
  @Override
  public Step step(String id, OuterMove move) {
    Procedure procedure = procedure(move);
    return new RunMove(
        procedure.name(), procedure.mode(), procedure.from(), procedure.to(), Optional.of(plan));
  }

  /** What the other application goes through. */
  public Procedure procedure(OuterMove move) {
    return move.procedure().equals(FailbackProcedure.NAME)
        ? FailbackProcedure.derive(plan, move.from(), move.to())
        : FailoverProcedure.derive(plan, move.from(), move.to(), move.mode());
  }
}
