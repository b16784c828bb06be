package io.lifeboat.workflows;

import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.Step;
import io.temporal.activity.Activity;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Actions by hand: everything is ready and succeeds at once, but for what a test says otherwise of
 * {@code <step id> <method>}; every call is kept in order.
 */
final class RecordedActions implements DynamicActivity {
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();

  /** What a call answers. */
  interface Behaviour {
    Object answer(Step step, StepCall call, int attempt) throws InterruptedException;
  }

  RecordedActions when(String stepAndMethod, Behaviour behaviour) {
    behaviours.put(stepAndMethod, behaviour);
    return this;
  }

  RecordedActions fails(String stepAndMethod, String name, String sentence) {
    return when(stepAndMethod, (step, call, attempt) -> throwFinal(name, sentence));
  }

  RecordedActions isImpossible(String step, String sentence) {
    return when(step + " Inspect", (s, call, attempt) -> Inspection.impossible(sentence));
  }

  RecordedActions regionIsSilent(String stepAndMethod) {
    return when(
        stepAndMethod,
        (step, call, attempt) -> {
          throw silence("eu-central-1");
        });
  }

  static ApplicationFailure silence(String region) {
    return ApplicationFailure.newFailure(
        region + " did not answer", RegionUnreachable.NAME, region);
  }

  RecordedActions asUsual(String stepAndMethod) {
    behaviours.remove(stepAndMethod);
    return this;
  }

  /** As {@code <step id> <method>}, in the order in which they were made. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  List<String> changes() {
    return calls.stream().filter(call -> call.endsWith(" Apply")).toList();
  }

  @Override
  public Object execute(EncodedValues input) {
    Step step = input.get(0, Step.class);
    StepCall call = input.get(1, StepCall.class);
    var info = Activity.getExecutionContext().getInfo();
    String method = info.getActivityType().substring(step.actionName().length());
    String key = call.stepId() + " " + method;
    calls.add(key);
    try {
      return behaviours
          .getOrDefault(key, (s, c, attempt) -> usual(method, key))
          .answer(step, call, info.getAttempt());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  static Object usual(String method, String key) {
    return method.equals("Inspect")
        ? Inspection.ready(key + ": ready", Map.of())
        : Outcome.of(key + ": as it shall be");
  }

  static Object throwFinal(String name, String sentence) {
    throw ApplicationFailure.newNonRetryableFailure(sentence, name);
  }
}
