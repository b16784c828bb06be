package io.lifeboat.workflows;

import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;

/** How a run is started, so that the Temporal UI says what it is and no second one begins. */
public final class RunStart {
  private RunStart() {}

  /**
   * The options of a start: starting fails with {@code WorkflowExecutionAlreadyStarted} while a run
   * with the same workflow id goes on.
   */
  public static WorkflowOptions options(RunRequest request, String taskQueue) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(request.workflowId())
        .setTaskQueue(taskQueue)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setStaticSummary(request.summary())
        .setStaticDetails(details(request))
        .build();
  }

  /** A stub to start it with. */
  public static <W> W stub(
      WorkflowClient client, Class<W> type, RunRequest request, String taskQueue) {
    return client.newWorkflowStub(type, options(request, taskQueue));
  }

  public static String details(RunRequest request) {
    return "Started by %s: %s\n\nWhere it stands and what you can do now is said under *Current Details*; when that stays empty, no worker answers: start one."
        .formatted(request.initiator(), request.reason());
  }
}
