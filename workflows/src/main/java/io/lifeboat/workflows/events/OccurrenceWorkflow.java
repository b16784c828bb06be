package io.lifeboat.workflows.events;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Opens the recovery of one application for one occurrence. Its id is taken once: by the first that
 * is said of it, be that its beginning or its end.
 */
@WorkflowInterface
public interface OccurrenceWorkflow {
  /**
   * @return what was begun, or why nothing, in a sentence
   */
  @WorkflowMethod
  String open(OccurrenceRequest request);
}
