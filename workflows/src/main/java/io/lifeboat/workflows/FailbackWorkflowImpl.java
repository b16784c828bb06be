package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.common.converter.EncodedValues;

/** The runbook of a failback. */
public final class FailbackWorkflowImpl extends Runbook<FailbackRequest>
    implements FailbackWorkflow {
  /**
   * @throws io.temporal.failure.ApplicationFailure named as in {@link Refusal}
   */
  public FailbackWorkflowImpl(FailoverSettings settings, EncodedValues input) {
    super(settings, input, FailbackRequest.class, new MoveAim());
  }

  @Override
  void prepare() {
    Takeover.endDrills(whole());
  }

  @Override
  public RunRecord run(FailbackRequest request) {
    return carryOut(request);
  }
}
