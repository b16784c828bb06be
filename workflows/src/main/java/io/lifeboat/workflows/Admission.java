package io.lifeboat.workflows;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.reading.PlanDigest;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Lets a run begin, or says why it cannot. */
public final class Admission {
  private Admission() {}

  /**
   * @throws ApplicationFailure named as in {@link Refusal}
   */
  static Run admit(RunRequest request, Aim aim) {
    List<String> findings = findings(request);
    if (!findings.isEmpty()) {
      throw Refusal.of(Refusal.INVALID_REQUEST, findings);
    }
    String id = Workflow.getInfo().getWorkflowId();
    if (!id.equals(request.workflowId())) {
      throw Refusal.of(
          Refusal.WRONG_WORKFLOW_ID,
          List.of(
              "the workflow id must be '%s', so that there is one run of an application at a time; it is '%s'"
                  .formatted(request.workflowId(), id)));
    }
    return new Run(request, derive(request), PlanDigest.of(request.plan()), aim);
  }

  /**
   * Whether the plan keeps the rules is asked once and then stands in the history: a newer release
   * with stricter rules goes on with the run all the same.
   *
   * @throws ApplicationFailure named {@link Refusal#INVALID_PLAN}
   */
  public static void holdAgainstTheRules(RecoveryPlan plan) {
    String errors =
        Workflow.sideEffect(String.class, () -> String.join("; ", PlanCheck.errors(plan)));
    if (!errors.isEmpty()) {
      throw Refusal.of(Refusal.INVALID_PLAN, List.of(errors));
    }
  }

  private static List<String> findings(RunRequest request) {
    List<String> findings = new ArrayList<>();
    if (request == null) {
      findings.add("there is no input; give a JSON object with plan, initiator and reason");
      return findings;
    }
    need(request.plan(), "plan", "the whole plan", findings);
    if (request.plan() != null) {
      need(request.plan().application(), "application", "of the plan", findings);
    }
    need(request.initiator(), "initiator", "who starts the run", findings);
    need(request.reason(), "reason", "why it is started", findings);
    findings.addAll(request.findings());
    return findings;
  }

  private static void need(Object value, String field, String what, List<String> findings) {
    if (value == null || value.toString().isBlank()) {
      findings.add("\"" + field + "\" is missing: " + what);
    }
  }

  private static Procedure derive(RunRequest request) {
    try {
      return request.procedure();
    } catch (IllegalArgumentException invalid) {
      throw refused(request.plan(), String.valueOf(invalid.getMessage()));
    } catch (NullPointerException incomplete) {
      throw refused(request.plan(), "the plan is not complete");
    }
  }

  /** A plan that was pasted as JSON may hold or lack anything; the reader of plans says where. */
  private static ApplicationFailure refused(RecoveryPlan plan, String otherwise) {
    List<String> errors = PlanCheck.errors(plan);
    return Refusal.of(Refusal.INVALID_PLAN, errors.isEmpty() ? List.of(otherwise) : errors);
  }
}
