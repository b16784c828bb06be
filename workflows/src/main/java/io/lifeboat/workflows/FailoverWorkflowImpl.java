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
    if (!waits()) {
      Takeover.endDrills(whole());
    }
  }

  /** A drill goes on until the run that waits is approved. */
  private boolean waits() {
    return whole().request().opening().filter(Opening::waits).isPresent();
  }

  @Override
  public RunRecord run(FailoverRequest request) {
    return carryOut(request);
  }
}
