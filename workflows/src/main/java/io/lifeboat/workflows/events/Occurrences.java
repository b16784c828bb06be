package io.lifeboat.workflows.events;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/** Asks for a recovery to be opened, as a workflow whose id can be had once. */
final class Occurrences {
  private Occurrences() {}

  /** What came of it, in a sentence; nothing of it keeps people from being told. */
  static String open(OccurrenceRequest request) {
    String id = request.event().occurrenceId();
    ChildWorkflowOptions options =
        ChildWorkflowOptions.newBuilder()
            .setWorkflowId(id)
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
            .setStaticSummary(request.event().event().subject())
            .build();
    try {
      return Workflow.newChildWorkflowStub(OccurrenceWorkflow.class, options).open(request);
    } catch (ChildWorkflowFailure failure) {
      return failure.getCause() instanceof WorkflowExecutionAlreadyStarted
          ? "Nothing is begun: this was acted on before, or was said to be over (%s).".formatted(id)
          : "Nothing is begun: " + why(failure) + ".";
    }
  }

  private static String why(ChildWorkflowFailure failure) {
    return Optional.ofNullable(failure.getCause()).orElse(failure).getMessage();
  }
}
