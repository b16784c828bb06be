package io.lifeboat.plan.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
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
 * @param part what it is to the run
 */
public record ProcedureStep(
    String id,
    Step step,
    List<String> needs,
    Duration expected,
    Duration budget,
    OnFailure onFailure,
    boolean deferrable,
    Part part) {
  /** What a step is to its run. */
  public enum Part {
    /** It is carried out in its turn. */
    @JsonProperty("work")
    WORK,
    /** It is only looked at: would it be possible? */
    @JsonProperty("look")
    LOOK,
    /** It begins with the run and is ended when all the others are. */
    @JsonProperty("companion")
    COMPANION
  }

  public ProcedureStep {
    needs = List.copyOf(needs);
  }

  /** How long it usually holds up what waits for it: not at all unless it is carried out. */
  public Duration holdsUp() {
    return part == Part.WORK ? expected : Duration.ZERO;
  }

  ProcedureStep as(Part other) {
    return new ProcedureStep(id, step, needs, expected, budget, onFailure, deferrable, other);
  }

  ProcedureStep withNeeds(List<String> others) {
    return new ProcedureStep(id, step, others, expected, budget, onFailure, deferrable, part);
  }

  ProcedureStep with(OnFailure other) {
    return with(Optional.empty(), Optional.empty(), Optional.of(other));
  }

  ProcedureStep lasting(Duration usually) {
    return with(Optional.of(usually), Optional.empty(), Optional.empty());
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
        deferrable,
        part);
  }
}
