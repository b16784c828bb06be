package io.lifeboat.worker;

import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Step;
import io.lifeboat.worker.metrics.ActionMeter;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Serves every activity {@code <Action><Method>} by the action and the method of that name. */
public final class ActionDispatcher implements DynamicActivity {
  /** The failure of a worker that does not know the action: perhaps an older one. */
  static final String UNKNOWN_ACTION = "UnknownAction";

  private final Map<String, Served<?>> served = new LinkedHashMap<>();
  private final WatchMaker watches;
  private final ActionMeter meter;

  /**
   * @param actions the list that this worker serves
   * @param watches the time that the actions live in
   * @param meter times every call
   */
  public ActionDispatcher(
      List<? extends RecoveryAction<?>> actions, WatchMaker watches, ActionMeter meter) {
    this.watches = watches;
    this.meter = meter;
    actions.forEach(this::serve);
  }

  private <S extends Step> void serve(RecoveryAction<S> action) {
    for (ActionMethod method : ActionMethod.values()) {
      served.put(action.step().getSimpleName() + method.suffix(), new Served<>(action, method));
    }
  }

  @Override
  public Object execute(EncodedValues input) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    Served<?> served = find(context.getInfo());
    Step step = input.get(0, Step.class);
    StepCall call = input.get(1, StepCall.class);
    StepLog.begin(call, step);
    try (WatchMaker.Kept kept = watches.watch(context)) {
      return translated(served, step, call, kept.watch());
    } finally {
      StepLog.end();
    }
  }

  /** Which failures are final stands in history as non-retryable; all else is tried again. */
  private Object translated(Served<?> served, Step step, StepCall call, Watch watch) {
    try {
      return meter.timed(
          step, served.method().suffix(), call, () -> served.call(step, call, watch));
    } catch (FinalFailure failure) {
      throw ApplicationFailure.newNonRetryableFailureWithCause(
          failure.getMessage(), failure.name(), failure.getCause());
    } catch (RegionUnreachable silence) {
      throw ApplicationFailure.newFailureWithCause(
          silence.getMessage(), RegionUnreachable.NAME, silence.getCause(), silence.region());
    }
  }

  private Served<?> find(ActivityInfo info) {
    Served<?> found = served.get(info.getActivityType());
    if (found == null) {
      throw ApplicationFailure.newFailure(
          "this worker has no action for " + info.getActivityType() + "; is it an older version?",
          UNKNOWN_ACTION);
    }
    return found;
  }

  private record Served<S extends Step>(RecoveryAction<S> action, ActionMethod method) {
    Object call(Step step, StepCall call, Watch watch) {
      return method.call(action, action.step().cast(step), call, watch);
    }
  }
}
