package io.lifeboat.plan.procedure;

import io.lifeboat.plan.GatePolicy;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.step.PromoteAurora;
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

  /** Sees that each gate still holds its step, and knows what the step waits for. */
  void holdTheirSteps(Draft draft) {
    for (String step : policies.keySet()) {
      if (draft.has(idOf(step))) {
        hold(draft, step);
      }
    }
  }

  /** Fences hurt users, so they wait for the gate of the promotion as well. */
  private static void standBefore(Draft draft, String step, GatePolicy policy) {
    String gate = idOf(step);
    draft.add(gate, policy.asStep(step), List.of(), OnFailure.PAUSE);
    draft.addNeed(step, gate);
    if (draft.get(step).step() instanceof PromoteAurora) {
      fences(draft).forEach(fence -> draft.addNeed(fence, gate));
    }
  }

  private static void hold(Draft draft, String step) {
    String gate = idOf(step);
    if (!draft.has(step)) {
      draft.leaveOut(gate);
      return;
    }
    draft.addNeed(step, gate);
    for (String evidence : draft.get(step).needs()) {
      if (!draft.isAfter(evidence, gate)) {
        draft.addNeed(gate, evidence);
      }
    }
  }

  private static List<String> fences(Draft draft) {
    return draft.ids().stream().filter(id -> draft.get(id).deferrable()).toList();
  }
}
