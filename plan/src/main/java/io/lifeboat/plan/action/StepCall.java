package io.lifeboat.plan.action;

import java.util.Map;

/**
 * Which run and step a call belongs to, and what is known so far.
 *
 * @param application the plan's application
 * @param run names the execution, the same after a crash: source of client tokens
 * @param stepId the step's id within the procedure
 * @param summary the run in one sentence as it stands now, for messages to people
 * @param facts the facts of this step's earlier calls, the newest winning
 */
public record StepCall(
    String application, String run, String stepId, String summary, Map<String, String> facts) {
  public StepCall {
    facts = Facts.sorted(facts);
  }

  /** A token that is the same whenever this step of this run asks again. */
  public String token() {
    return run + "/" + stepId;
  }
}
