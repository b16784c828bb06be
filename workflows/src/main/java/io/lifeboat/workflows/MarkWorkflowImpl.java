package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.common.converter.EncodedValues;

/** The runbook of writing markers. */
public final class MarkWorkflowImpl extends Runbook<MarkRequest> implements MarkWorkflow {
  /**
   * @throws io.temporal.failure.ApplicationFailure named as in {@link Refusal}
   */
  public MarkWorkflowImpl(FailoverSettings settings, EncodedValues input) {
    super(settings, input, MarkRequest.class, new MarkAim());
  }

  @Override
  public RunRecord run(MarkRequest request) {
    return carryOut(request);
  }
}
