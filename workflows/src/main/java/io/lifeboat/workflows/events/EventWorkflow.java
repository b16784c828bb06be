package io.lifeboat.workflows.events;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Sees to one event: claims it, opens a recovery where a policy says so, tells people once. */
@WorkflowInterface
public interface EventWorkflow {
  @WorkflowMethod
  EventRecord run(EventRequest request);
}
