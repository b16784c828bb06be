package io.lifeboat.worker.metrics;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.Step;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Times the calls of actions, and keeps the lag that they last found. */
public final class ActionMeter {
  static final String CALLS = "lifeboat.action";
  static final String LAG = "lifeboat.replication.lag.seconds";

  private final MeterRegistry registry;
  private final Map<String, Double> lags = new ConcurrentHashMap<>();

  ActionMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Makes the call and times it.
   *
   * @param method such as {@code Apply}
   */
  public Object timed(Step step, String method, StepCall call, Supplier<Object> made) {
    Timer.Sample sample = Timer.start(registry);
    String result = "done";
    try {
      Object answer = made.get();
      keepLag(call, factsOf(answer));
      return answer;
    } catch (RuntimeException failure) {
      result = result(failure);
      throw failure;
    } finally {
      sample.stop(
          registry.timer(CALLS, "action", step.actionName(), "method", method, "result", result));
    }
  }

  private static String result(RuntimeException failure) {
    if (failure instanceof FinalFailure) {
      return "final";
    }
    return failure instanceof RegionUnreachable ? "unreachable" : "again";
  }

  private static Map<String, String> factsOf(Object answer) {
    if (answer instanceof Inspection) {
      return ((Inspection) answer).facts();
    }
    return answer instanceof Outcome ? ((Outcome) answer).facts() : Map.of();
  }

  private void keepLag(StepCall call, Map<String, String> facts) {
    String lag = facts.get(Facts.LAG_SECONDS);
    if (lag != null) {
      String key = call.application() + "/" + call.stepId();
      if (lags.put(key, Double.valueOf(lag)) == null) {
        Gauge.builder(LAG, lags, all -> all.get(key))
            .tag("application", call.application())
            .tag("step", call.stepId())
            .register(registry);
      }
    }
  }
}
