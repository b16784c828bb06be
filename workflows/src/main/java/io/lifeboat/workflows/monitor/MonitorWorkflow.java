package io.lifeboat.workflows.monitor;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Looks at an application all the time and decides what a lost region leads to. Its workflow id is
 * {@code monitor/<application>}.
 */
@WorkflowInterface
public interface MonitorWorkflow extends MonitorOrders {
  @WorkflowMethod
  MonitorRecord run(MonitorRequest request);
}
