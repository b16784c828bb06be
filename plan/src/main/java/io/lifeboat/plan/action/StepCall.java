package io.lifeboat.plan.action;

import java.util.Map;
import java.util.Optional;

/**
 * Which run and step a call belongs to, and what is known so far.
 *
 * @param application the plan's application
 * @param run names the execution, the same after a crash: source of client tokens
 * @param stepId the step's id within the procedure
 * @param summary the run in one sentence as it stands now, for messages to people
 * @param facts the facts of this step's earlier calls, the newest winning
 * @param situation how the move stands, for messages to people; empty where nobody is told
 * @param toLook the command that shows more, for messages that belong to no run of one application
 */
public record StepCall(
    String application,
    String run,
    String stepId,
    String summary,
    Map<String, String> facts,
    Optional<Situation> situation,
    Optional<String> toLook) {
  public StepCall {
    facts = Facts.sorted(facts);
    situation = situation == null ? Optional.empty() : situation;
    toLook = toLook == null ? Optional.empty() : toLook;
  }

  /** A call of a run of one application. */
  public StepCall(
      String application,
      String run,
      String stepId,
      String summary,
      Map<String, String> facts,
      Optional<Situation> situation) {
    this(application, run, stepId, summary, facts, situation, Optional.empty());
  }

  /** A call that tells nobody of a move. */
  public StepCall(
      String application, String run, String stepId, String summary, Map<String, String> facts) {
    this(application, run, stepId, summary, facts, Optional.empty());
  }

  /** A token that is the same whenever this step of this run asks again. */
  public String token() {
    return run + "/" + stepId;
  }
}
