package io.lifeboat.workflows.monitor;

import io.lifeboat.workflows.Order;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One page for all applications that a region's trouble concerns. Its workflow id is {@code
 * incident/<region>}; whoever has news starts it with them, or adds them to the one that goes on.
 */
@WorkflowInterface
public interface IncidentWorkflow {
  @WorkflowMethod
  IncidentRecord run(IncidentRequest request);

  /** News of an application: told together with what else comes at that time. */
  @SignalMethod
  void news(IncidentNews news);

  /** Ends it although an application has not said that it is well again. */
  @SignalMethod
  void close(Order order);

  @QueryMethod
  IncidentRecord status();
}
