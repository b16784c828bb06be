package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Writes a marker into each database of an application, so that a later failover can say what was
 * lost. Its workflow id is {@code mark/<application>}.
 */
@WorkflowInterface
public interface MarkWorkflow extends RunOrders {
  @WorkflowMethod
  RunRecord run(MarkRequest request);
}
