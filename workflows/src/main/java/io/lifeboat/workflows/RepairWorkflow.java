package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Repairs one database of an application that stays where it serves. Its workflow id is {@code
 * recover/<application>}, so that nothing is moved meanwhile.
 */
@WorkflowInterface
public interface RepairWorkflow extends RunOrders {
  @WorkflowMethod
  RunRecord run(RepairRequest request);
}
