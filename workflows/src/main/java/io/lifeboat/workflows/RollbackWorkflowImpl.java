package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.common.converter.EncodedValues;

/** The runbook of a rollback. */
public final class RollbackWorkflowImpl extends Runbook<RollbackRequest>
    implements RollbackWorkflow {
  /**
   * @throws io.temporal.failure.ApplicationFailure named as in {@link Refusal}
   */
  public RollbackWorkflowImpl(FailoverSettings settings, EncodedValues input) {
    super(settings, input, RollbackRequest.class, new ReleaseAim());
  }

  @Override
  public RunRecord run(RollbackRequest request) {
    return carryOut(request);
  }
}
