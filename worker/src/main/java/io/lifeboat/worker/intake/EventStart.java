package io.lifeboat.worker.intake;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.lifeboat.workflows.events.EventRequest;
import io.lifeboat.workflows.events.EventWorkflow;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import java.util.function.Predicate;

/** Gives an event its workflow, once for all copies of it. */
record EventStart(WorkflowClient client, String taskQueue) implements Predicate<EventRequest> {
  /** Whether this was the first copy. */
  @Override
  public boolean test(EventRequest request) {
    try {
      WorkflowClient.start(
          client.newWorkflowStub(EventWorkflow.class, options(request))::run, request);
      return true;
    } catch (WorkflowExecutionAlreadyStarted seen) {
      return false;
    } catch (WorkflowServiceException complaint) {
      throw isAboutTheEvent(complaint) ? new RefusedStart(complaint) : complaint;
    }
  }

  /** It would be refused again; anything else is Temporal's own trouble and passes. */
  private static boolean isAboutTheEvent(WorkflowServiceException complaint) {
    return complaint.getCause() instanceof StatusRuntimeException refused
        && refused.getStatus().getCode() == Status.Code.INVALID_ARGUMENT;
  }

  private WorkflowOptions options(EventRequest request) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(request.workflowId())
        .setTaskQueue(taskQueue)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setStaticSummary(request.event().subject())
        .build();
  }
}
