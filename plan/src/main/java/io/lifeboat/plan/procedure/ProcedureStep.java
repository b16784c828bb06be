package io.lifeboat.plan.procedure;

import io.lifeboat.plan.step.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A step in its place.
 *
 * @param id unique within the procedure, such as {@code promote-orders}
 * @param needs ids of the steps that come before it
 * @param expected how long it usually takes
 * @param budget how long it may take
 * @param deferrable whether the run goes on without it while its region does not answer, and keeps
 *     trying durably
 */
public record ProcedureStep(
    String id,
    Step step,
    List<String> needs,
    Duration expected,
    Duration budget,
    OnFailure onFailure,
    boolean deferrable) {
  public ProcedureStep {
    needs = List.copyOf(needs);
  }

  ProcedureStep withNeeds(List<String> others) {
    return new ProcedureStep(id, step, others, expected, budget, onFailure, deferrable);
  }

  /** What is empty stays as it is. */
  ProcedureStep with(
      Optional<Duration> otherExpected,
      Optional<Duration> otherBudget,
      Optional<OnFailure> otherOnFailure) {
    return new ProcedureStep(
        id,
        step,
        needs,
        otherExpected.orElse(expected),
        otherBudget.orElse(budget),
        otherOnFailure.orElse(onFailure),
        deferrable);
  }
}
