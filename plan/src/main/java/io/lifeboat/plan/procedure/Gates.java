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

  void standIn(Draft draft) {
    policies.forEach(
        (step, policy) -> {
          if (policy.standsIn(mode) && draft.has(step)) {
            standBefore(draft, step, policy);
          }
        });
  }

  /** A gate sees what its step waits for; fences hurt users, so they wait for the gate as well. */
  private static void standBefore(Draft draft, String step, GatePolicy policy) {
    String gate = idOf(step);
    List<String> evidence =
        draft.get(step).needs().stream().filter(need -> !draft.get(need).deferrable()).toList();
    draft.add(gate, policy.asStep(step), evidence, OnFailure.PAUSE);
    draft.addNeed(step, gate);
    if (draft.get(step).step() instanceof PromoteAurora) {
      fences(draft).forEach(fence -> draft.addNeed(fence, gate));
    }
  }

  private static List<String> fences(Draft draft) {
    return draft.ids().stream().filter(id -> draft.get(id).deferrable()).toList();
  }
}
