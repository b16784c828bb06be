package io.lifeboat.activities.rds;

import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Step;

/**
 * One of several ways to the same end: an action with its step.
 *
 * @param name in facts
 * @param words as people say it
 */
record Way<S extends Step>(String name, String words, RecoveryAction<S> action, S step) {
  Inspection inspect(StepCall call, Watch watch) {
    return action.inspect(step, call, watch);
  }

  Outcome apply(StepCall call, Watch watch) {
    return action.apply(step, call, watch);
  }

  Outcome confirm(StepCall call, Watch watch) {
    return action.confirm(step, call, watch);
  }

  Outcome revert(StepCall call, Watch watch) {
    return action.revert(step, call, watch);
  }
}
