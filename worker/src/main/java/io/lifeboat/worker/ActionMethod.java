package io.lifeboat.worker;

import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Step;

/** The four methods of an action, as they stand in activity names. */
enum ActionMethod {
  INSPECT("Inspect") {
    @Override
    <S extends Step> Object call(RecoveryAction<S> action, S step, StepCall call, Watch watch) {
      return action.inspect(step, call, watch);
    }
  },
  APPLY("Apply") {
    @Override
    <S extends Step> Object call(RecoveryAction<S> action, S step, StepCall call, Watch watch) {
      return action.apply(step, call, watch);
    }
  },
  CONFIRM("Confirm") {
    @Override
    <S extends Step> Object call(RecoveryAction<S> action, S step, StepCall call, Watch watch) {
      return action.confirm(step, call, watch);
    }
  },
  REVERT("Revert") {
    @Override
    <S extends Step> Object call(RecoveryAction<S> action, S step, StepCall call, Watch watch) {
      return action.revert(step, call, watch);
    }
  };

  private final String suffix;

  ActionMethod(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }

  abstract <S extends Step> Object call(
      RecoveryAction<S> action, S step, StepCall call, Watch watch);
}
