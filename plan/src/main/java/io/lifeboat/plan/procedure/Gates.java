package io.lifeboat.plan.procedure;

import io.lifeboat.plan.GatePolicy;
import io.lifeboat.plan.Mode;
import java.util.List;
import java.util.Map;

/** The gates that bear a step's id: each stands before that step, whatever else was changed. */
final class Gates {
  private final Map<String, GatePolicy> policies;
  private final Mode mode;

  private Gates(Map<String, GatePolicy> policies, Mode mode) {
    this.policies = policies;
    this.mode = mode;
  }

  static Gates of(Map<String, GatePolicy> policies, Mode mode) {
    return new Gates(policies, mode);
  }

  /** The id of the gate that stands before a step. */
  static String idOf(String step) {
    return "approve-" + step;
  }

  /** Adds the gates, so that other steps can be told to wait for them. */
  void standIn(Draft draft) {
    policies.forEach(
        (step, policy) -> {
          if (policy.standsIn(mode) && draft.has(step)) {
            standBefore(draft, step, policy);
          }
        });
  }

  /** Sees that each gate still holds its step; the gate of a step that is left out goes as well. */
  void holdTheirSteps(Draft draft) {
    for (String step : standing(draft)) {
      if (draft.has(step)) {
        draft.addNeed(step, idOf(step));
      } else {
        draft.leaveOut(idOf(step));
      }
    }
  }

  /** Sees that each gate comes after what its step waits for, so that people decide knowing it. */
  void knowWhatTheirStepsKnow(Draft draft) {
    for (String step : standing(draft)) {
      for (String evidence : draft.get(step).needs()) {
        if (!draft.isAfter(evidence, idOf(step))) {
          draft.addNeed(idOf(step), evidence);
        }
      }
    }
  }

  private List<String> standing(Draft draft) {
    return policies.keySet().stream().filter(step -> draft.has(idOf(step))).toList();
  }

  private static void standBefore(Draft draft, String step, GatePolicy policy) {
    String gate = idOf(step);
    draft.add(gate, policy.asStep(step), List.of(), OnFailure.PAUSE);
    draft.addNeed(step, gate);
  }
}
