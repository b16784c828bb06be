package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.workflows.Order;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;

/**
 * What people can ask of a monitor: each thing as a signal, and as an update of the same name with
 * "Now" behind it, which is refused at once when it does not fit.
 */
public interface MonitorOrders {
  /** The monitor as it stands. */
  @QueryMethod
  MonitorRecord status();

  /** Ends it. */
  @SignalMethod
  void stop(Order order);

  /** Nothing begins by itself until {@link #release}; it goes on looking and telling. */
  @SignalMethod
  void hold(Order order);

  @SignalMethod
  void release(Order order);

  /** Does what is held back, over the safety check that holds it back. */
  @SignalMethod
  void force(Order order);

  /** Goes on with another plan of the same application. */
  @SignalMethod
  void apply(RecoveryPlan plan);

  @UpdateMethod
  MonitorRecord stopNow(Order order);

  @UpdateValidatorMethod(updateName = "stopNow")
  void mayStop(Order order);

  @UpdateMethod
  MonitorRecord holdNow(Order order);

  @UpdateValidatorMethod(updateName = "holdNow")
  void mayHold(Order order);

  @UpdateMethod
  MonitorRecord releaseNow(Order order);

  @UpdateValidatorMethod(updateName = "releaseNow")
  void mayRelease(Order order);

  @UpdateMethod
  MonitorRecord forceNow(Order order);

  @UpdateValidatorMethod(updateName = "forceNow")
  void mayForce(Order order);

  @UpdateMethod
  MonitorRecord applyNow(RecoveryPlan plan);

  @UpdateValidatorMethod(updateName = "applyNow")
  void mayApply(RecoveryPlan plan);
}
