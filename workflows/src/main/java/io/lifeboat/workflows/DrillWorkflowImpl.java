package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.common.converter.EncodedValues;

/** The runbook of a drill. */
public final class DrillWorkflowImpl extends Runbook<DrillRequest> implements DrillWorkflow {
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
}
