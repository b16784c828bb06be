package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Moves one application out of a region. Its workflow id is {@code recover/<application>}, so that
 * there is one run of an application at a time.
 *
 * <p>Everything a person can do comes twice: as a signal, for the Temporal UI and CLI and for the
 * hour in which no worker answers; and as an update of the same name with "Now" behind it, which is
 * refused at once, with a sentence, when it does not fit.
 */
@WorkflowInterface
public interface FailoverWorkflow {
  @WorkflowMethod
  RunRecord run(FailoverRequest request);

  /** The run as it stands. */
  @QueryMethod
  RunRecord status();

  @SignalMethod
  void approve(GateAnswer answer);

  @SignalMethod
  void reject(GateAnswer answer);

  /** Starts no further step until {@link #resume}; what is under way is finished. */
  @SignalMethod
  void pause(Order order);

  @SignalMethod
  void resume(Order order);

  @SignalMethod
  void retry(StepOrder order);

  @SignalMethod
  void skip(StepOrder order);

  @SignalMethod
  void revert(StepOrder order);

  /** Ends the run: nothing new is begun, what was done stays and is listed. */
  @SignalMethod
  void abort(Order order);

  /** Turns a graceful run into a forced one. */
  @SignalMethod
  void force(Order order);

  @UpdateMethod
  RunRecord approveNow(GateAnswer answer);

  @UpdateValidatorMethod(updateName = "approveNow")
  void mayApprove(GateAnswer answer);

  @UpdateMethod
  RunRecord rejectNow(GateAnswer answer);

  @UpdateValidatorMethod(updateName = "rejectNow")
  void mayReject(GateAnswer answer);

  @UpdateMethod
  RunRecord pauseNow(Order order);

  @UpdateValidatorMethod(updateName = "pauseNow")
  void mayPause(Order order);

  @UpdateMethod
  RunRecord resumeNow(Order order);

  @UpdateValidatorMethod(updateName = "resumeNow")
  void mayResume(Order order);

  @UpdateMethod
  RunRecord retryNow(StepOrder order);

  @UpdateValidatorMethod(updateName = "retryNow")
  void mayRetry(StepOrder order);

  @UpdateMethod
  RunRecord skipNow(StepOrder order);

  @UpdateValidatorMethod(updateName = "skipNow")
  void maySkip(StepOrder order);

  @UpdateMethod
  RunRecord revertNow(StepOrder order);

  @UpdateValidatorMethod(updateName = "revertNow")
  void mayRevert(StepOrder order);

  @UpdateMethod
  RunRecord abortNow(Order order);

  @UpdateValidatorMethod(updateName = "abortNow")
  void mayAbort(Order order);

  @UpdateMethod
  RunRecord forceNow(Order order);

  @UpdateValidatorMethod(updateName = "forceNow")
  void mayForce(Order order);
}
