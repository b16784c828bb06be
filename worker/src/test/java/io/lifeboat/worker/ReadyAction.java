package io.lifeboat.worker;

import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.FenceAurora;
import io.lifeboat.plan.step.FenceEcs;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.HoldReplicationLag;
import io.lifeboat.plan.step.NotifySns;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.plan.step.ScaleEcs;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.ValidateHealth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds everything ready and does it at once. */
record ReadyAction<S extends Step>(Class<S> step) implements RecoveryAction<S> {
  static List<RecoveryAction<?>> all() {
    return Stream.of(
            PromoteAurora.class,
            FenceAurora.class,
            FenceEcs.class,
            ScaleEcs.class,
            FlipRoute53.class,
            HoldReplicationLag.class,
            ValidateHealth.class,
            NotifySns.class)
        .<RecoveryAction<?>>map(ReadyAction::of)
        .toList();
  }

  private static <S extends Step> RecoveryAction<S> of(Class<S> step) {
    return new ReadyAction<>(step);
  }

  @Override
  public Inspection inspect(S step, StepCall call, Watch watch) {
    return Inspection.ready("ready", Map.of());
  }

  @Override
  public Outcome apply(S step, StepCall call, Watch watch) {
    return Outcome.of("asked");
  }

  @Override
  public Outcome confirm(S step, StepCall call, Watch watch) {
    return Outcome.of("so");
  }

  @Override
  public Outcome revert(S step, StepCall call, Watch watch) {
    return Outcome.of("back");
  }
}
