package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.util.List;

/**
 * What a run will do: a DAG of steps, listed so that every step stands after those it needs.
 *
 * @param name failover, failback, drill or rollback
 */
public record Procedure(String name, Mode mode, Region from, Region to, List<ProcedureStep> steps) {
  public Procedure {
    steps = List.copyOf(steps);
  }
}
