package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.common.converter.EncodedValues;

/** The runbook of a failover. */
public final class FailoverWorkflowImpl extends Runbook<FailoverRequest>
    implements FailoverWorkflow {
  /**
   * @throws io.temporal.failure.ApplicationFailure named as in {@link Refusal}
   */
  public FailoverWorkflowImpl(FailoverSettings settings, EncodedValues input) {
    super(settings, input, FailoverRequest.class, new MoveAim());
  }

  @Override
  void prepare() {
    Takeover.endDrills(whole());
  }

  @Override
  public RunRecord run(FailoverRequest request) {
    return carryOut(request);
  }
}
