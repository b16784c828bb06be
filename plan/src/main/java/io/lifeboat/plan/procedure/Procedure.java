package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run will do: a DAG of steps, listed so that every step stands after those it needs.
 *
 * @param name failover, failback, drill, rollback, repair or mark
 */
public record Procedure(String name, Mode mode, Region from, Region to, List<ProcedureStep> steps) {
  public Procedure {
    steps = List.copyOf(steps);
  }

  /**
   * The step of this id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public ProcedureStep step(String id) {
    return steps.stream()
        .filter(step -> step.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no step " + id + " in this " + name));
  }

  /** The ids of all steps that come before this one, directly or not. */
  public Set<String> before(String id) {
    Set<String> all = new HashSet<>();
    collect(id, all);
    return Set.copyOf(all);
  }

  private void collect(String id, Set<String> all) {
    for (String need : step(id).needs()) {
      if (all.add(need)) {
        collect(need, all);
      }
    }
  }
}
