package io.lifeboat.workflows;

import io.lifeboat.plan.Region;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;

/** How a failover is started, so that the Temporal UI says what it is and no second one begins. */
public final class FailoverStart {
  private FailoverStart() {}

  /**
   * The options of a start: starting fails with {@code WorkflowExecutionAlreadyStarted} while a run
   * of the application goes on.
   */
  public static WorkflowOptions options(FailoverRequest request, String taskQueue) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(request.workflowId())
        .setTaskQueue(taskQueue)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setStaticSummary(summary(request))
        .setStaticDetails(
            "Started by %s: %s\n\nWhere it stands and what you can do now is said under *Current Details*; when that stays empty, no worker answers: start one."
                .formatted(request.initiator(), request.reason()))
        .build();
  }

  /** A stub to start it with. */
  public static FailoverWorkflow stub(
      WorkflowClient client, FailoverRequest request, String taskQueue) {
    return client.newWorkflowStub(FailoverWorkflow.class, options(request, taskQueue));
  }

  private static String summary(FailoverRequest request) {
    Region from = request.from().orElse(request.plan().regions().primary());
    return "%s failover of %s: %s%s"
        .formatted(
            request.mode(),
            request.plan().application(),
            from,
            request.to().map(to -> " to " + to).orElse(""));
  }
}
