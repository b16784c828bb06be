package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Brings one application home to a region that it had left. Its workflow id is {@code
 * recover/<application>}, so that there is one move of an application at a time.
 */
@WorkflowInterface
public interface FailbackWorkflow extends RunOrders {
  @WorkflowMethod
  RunRecord run(FailbackRequest request);
}
