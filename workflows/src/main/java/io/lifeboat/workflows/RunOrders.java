package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;

/**
 * What people can ask of any run, whatever its procedure.
 *
 * <p>Everything a person can do comes twice: as a signal, for the Temporal UI and CLI and for the
 * hour in which no worker answers; and as an update of the same name with "Now" behind it, which is
 * refused at once, with a sentence, when it does not fit.
 */
public interface RunOrders {
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

  /** Puts back what the run did, in reverse order, and ends it. */
  @SignalMethod
  void rollBack(Order order);

  /** Lets a finished move count: it is not rolled back any more. */
  @SignalMethod
  void commit(Order order);

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

  @UpdateMethod
  RunRecord rollBackNow(Order order);

  @UpdateValidatorMethod(updateName = "rollBackNow")
  void mayRollBack(Order order);

  @UpdateMethod
  RunRecord commitNow(Order order);

  @UpdateValidatorMethod(updateName = "commitNow")
  void mayCommit(Order order);
}
