package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.common.converter.EncodedValues;

/** The runbook of a repair. */
public final class RepairWorkflowImpl extends Runbook<RepairRequest> implements RepairWorkflow {
  /**
   * @throws io.temporal.failure.ApplicationFailure named as in {@link Refusal}
   */
  public RepairWorkflowImpl(FailoverSettings settings, EncodedValues input) {
    super(settings, input, RepairRequest.class, new RepairAim());
  }

  @Override
  void prepare() {
    Takeover.endDrills(whole());
  }

  @Override
  public RunRecord run(RepairRequest request) {
    return carryOut(request);
  }
}
