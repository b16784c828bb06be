package io.lifeboat.workflows;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * What a schedule starts. A schedule adds a time to the ids of its workflows, so this one is thin:
 * it starts the drill under its own id as a child, or says why not.
 */
@WorkflowInterface
public interface ScheduledDrillWorkflow {
  /**
   * @return what came of it, in a sentence: the drill's own, or {@code skipped: ...}
   */
  @WorkflowMethod
  String run(ScheduledDrillRequest request);
}
