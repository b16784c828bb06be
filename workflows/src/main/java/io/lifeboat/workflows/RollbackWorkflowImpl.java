package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.common.converter.EncodedValues;

/** The runbook of a rollback: of a release, or of an ended run. */
public final class RollbackWorkflowImpl extends Runbook<RollbackRequest>
    implements RollbackWorkflow {
  /**
   * @throws io.temporal.failure.ApplicationFailure named as in {@link Refusal}
   */
  public RollbackWorkflowImpl(FailoverSettings settings, EncodedValues input) {
    super(settings, input, RollbackRequest.class, new UndoAim());
  }

  @Override
  public RunRecord run(RollbackRequest request) {
    return carryOut(request);
  }

  @Override
  void prepare() {
    Takeover.endDrills(whole());
    if (!UndoAim.isOfARelease(whole())) {
      lookUpTheRun();
    }
  }

  private void lookUpTheRun() {
    RollbackRequest request = (RollbackRequest) whole().request();
    try {
      PastRun past = new PastRun(keeping().endedMove(request.runId()));
      past.whyNot(whole().planDigest())
          .ifPresentOrElse(whole()::refuse, () -> past.putBackBy(whole()));
    } catch (StepFailure unknown) {
      whole().refuse("the run to put back could not be looked up: " + unknown.sentence());
    }
  }
}
