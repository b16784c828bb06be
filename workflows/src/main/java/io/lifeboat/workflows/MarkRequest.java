package io.lifeboat.workflows;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.MarkProcedure;
import io.lifeboat.plan.procedure.Procedure;

/**
 * What starts the writing of markers.
 *
 * @param plan the whole plan
 * @param initiator who starts it
 * @param reason why
 */
public record MarkRequest(RecoveryPlan plan, String initiator, String reason)
    implements RunRequest {
  public static String workflowId(String application) {
    return "mark/" + application;
  }

  @Override
  public String workflowId() {
    return workflowId(plan.application());
  }

  @Override
  public Procedure procedure() {
    return MarkProcedure.derive(plan);
  }

  @Override
  public String summary() {
    return "markers for " + plan.application();
  }
}
