package io.lifeboat.activities;

import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Step;

/**
 * An action that changes nothing: all it has to say, its confirmation says.
 *
 * @param <S> the step that it carries out
 */
public interface LooksOnly<S extends Step> extends AwsAction<S> {
  @Override
  default Outcome apply(S step, StepCall call, Watch watch) {
    return Outcome.of("nothing is changed by this step");
  }

  @Override
  default Outcome revert(S step, StepCall call, Watch watch) {
    return Outcome.of("this step changed nothing, so there is nothing to put back");
  }
}
