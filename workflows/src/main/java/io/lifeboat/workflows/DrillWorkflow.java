package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Practises the recovery of one application. Its workflow id is {@code drill/<application>}. It
 * never begins while a move of the application is under way, and gives way to one that begins.
 */
@WorkflowInterface
public interface DrillWorkflow extends RunOrders {
  @WorkflowMethod
  RunRecord run(DrillRequest request);
}
