package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Moves one application out of a region. Its workflow id is {@code recover/<application>}, so that
 * there is one move of an application at a time.
 */
@WorkflowInterface
public interface FailoverWorkflow extends RunOrders {
  @WorkflowMethod
  RunRecord run(FailoverRequest request);
}
