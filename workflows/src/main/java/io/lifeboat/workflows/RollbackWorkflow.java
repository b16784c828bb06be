package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Puts back what an ended run did, or one service's release. Its workflow id is {@code
 * recover/<application>}, so that there is one move of an application at a time.
 */
@WorkflowInterface
public interface RollbackWorkflow extends RunOrders {
  @WorkflowMethod
  RunRecord run(RollbackRequest request);
}
