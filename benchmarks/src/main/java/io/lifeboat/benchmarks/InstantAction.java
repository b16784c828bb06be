package io.lifeboat.benchmarks;

import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Gate;
import io.lifeboat.plan.step.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Answers at once, so that what is left is what Lifeboat and Temporal add. */
record InstantAction<S extends Step>(Class<S> step) implements RecoveryAction<S> {
  private static final Outcome DONE = Outcome.of("done at once");

  /** One for every step of the menu that an action stands behind. */
  static List<InstantAction<?>> all() {
    return Arrays.stream(Step.class.getPermittedSubclasses())
        .filter(step -> step != Gate.class)
        .<InstantAction<?>>map(step -> new InstantAction<>(step.asSubclass(Step.class)))
        .toList();
  }

  @Override
  public Inspection inspect(S step, StepCall call, Watch watch) {
    return Inspection.ready("can be done", Map.of());
  }

  @Override
  public Outcome apply(S step, StepCall call, Watch watch) {
    return DONE;
  }

  @Override
  public Outcome confirm(S step, StepCall call, Watch watch) {
    return DONE;
  }

  @Override
  public Outcome revert(S step, StepCall call, Watch watch) {
    return DONE;
  }
}
