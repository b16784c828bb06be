package io.lifeboat.starter.options;

import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.starter.Refusal;
import io.lifeboat.workflows.RunRequest;

/** Whether what is asked for can be derived from the plan; asked before anything is started. */
public final class Derivable {
  private Derivable() {}

  /**
   * @throws Refusal when it cannot be derived
   */
  public static Procedure check(RunRequest request) {
    try {
      return request.procedure();
    } catch (IllegalArgumentException impossible) {
      throw Refusal.wrongInput(
          "this cannot be derived from the plan of %s: %s"
              .formatted(request.plan().application(), impossible.getMessage()));
    }
  }
}
