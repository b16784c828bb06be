package io.lifeboat.workflows;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.run.RunRecord;
import io.temporal.common.converter.EncodedValues;

/** The runbook of a drill. */
public final class DrillWorkflowImpl extends Runbook<DrillRequest> implements DrillWorkflow {
  private static final String CLEAN_UP = "what the drill made is removed";

  /**
   * @throws io.temporal.failure.ApplicationFailure named as in {@link Refusal}
   */
  public DrillWorkflowImpl(FailoverSettings settings, EncodedValues input) {
    super(settings, input, DrillRequest.class, new DrillAim());
  }

  @Override
  public RunRecord run(DrillRequest request) {
    return carryOut(request);
  }

  /** A drill never begins beside a real move. */
  @Override
  void prepare() {
    try {
      keeping().moveUnderWay().ifPresent(this::skip);
    } catch (StepFailure unknown) {
      skip("nobody could say whether one is: " + unknown.sentence());
    }
  }

  /** However an isolated drill went, nothing of it stays. */
  @Override
  void afterTheSteps() {
    if (isIsolated()) {
      whole().rollBack(CLEAN_UP);
    }
  }

  private void skip(String move) {
    whole().refuse("skipped: a move is under way: " + move);
  }

  private boolean isIsolated() {
    return DrillAim.depth(whole()) == DrillDepth.ISOLATED;
  }
}
