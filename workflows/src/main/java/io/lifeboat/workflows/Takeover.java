package io.lifeboat.workflows;

import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;

/** A real move takes over from a drill: the drill is told to end, and is not waited for. */
final class Takeover {
  private Takeover() {}

  /** That no drill is under way is the usual case; nothing of it may hinder the move. */
  static void endDrills(Run run) {
    if (run.request().opening().isEmpty() && isPartOfADrill()) {
      return;
    }
    String drill = DrillRequest.workflowId(run.request().plan().application());
    Order order = new Order(Story.LIFEBOAT, "a real " + run.procedure().name() + " takes over");
    Async.procedure(() -> Workflow.newUntypedExternalWorkflowStub(drill).signal("abort", order))
        .thenApply(
            told -> {
              run.tell(Story.RUN, "a drill was under way; it was told to end and clean up");
              return told;
            })
        .exceptionally(none -> null);
  }

  private static boolean isPartOfADrill() {
    return Workflow.getInfo()
        .getParentWorkflowId()
        .filter(parent -> !FailoverRequest.isWorkflowId(parent))
        .isPresent();
  }
}
