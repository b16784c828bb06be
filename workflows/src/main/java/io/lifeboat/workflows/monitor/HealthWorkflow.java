package io.lifeboat.workflows.monitor;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Looks at an application once, from every vantage point. Its workflow id is {@code
 * health/<application>}.
 */
@WorkflowInterface
public interface HealthWorkflow {
  @WorkflowMethod
  HealthRecord run(HealthRequest request);
}
