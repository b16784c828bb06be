package io.lifeboat.starter.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.lifeboat.plan.Region;
import io.lifeboat.starter.Refusal;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import java.util.Map;
import java.util.Optional;

/** Starts a failover on a Temporal server, once per application. */
public final class FailoverStart {
  static final String INITIATOR = "initiator";

  /** The workflow type, as the Temporal CLI and UI know it. */
  public static final String TYPE = "FailoverWorkflow";

  private FailoverStart() {}

  /**
   * @param request with both regions named
   * @throws Refusal when a run of the application is under way
   */
  public static RecoveryRun start(TemporalConnection connection, FailoverRequest request) {
    RunName name = new RunName(request.plan().application());
    WorkflowStub stub = connection.client().newUntypedWorkflowStub(TYPE, options(request));
    try {
      stub.start(request);
    } catch (WorkflowExecutionAlreadyStarted running) {
      throw busy(RecoveryRun.find(connection, name));
    } catch (WorkflowServiceException refused) {
      throw explained(refused);
    }
    return RecoveryRun.find(connection, name);
  }

  /** The run in a line: "forced failover of eu-web-shop: eu-central-1 to eu-west-1". */
  public static String summary(FailoverRequest request) {
    return "%s failover of %s: %s to %s"
        .formatted(
            request.mode(), request.plan().application(), name(request.from()), name(request.to()));
  }

  private static String name(Optional<Region> region) {
    return region.map(Region::name).orElse("");
  }

  private static WorkflowOptions options(FailoverRequest request) {
    String application = request.plan().application();
    return WorkflowOptions.newBuilder()
        .setWorkflowId(request.workflowId())
        .setTaskQueue(Lifeboat.TASK_QUEUE)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setTypedSearchAttributes(
            SearchAttributes.newBuilder()
                .set(Lifeboat.APPLICATION, application)
                .set(Lifeboat.PROCEDURE, "failover")
                .set(Lifeboat.MODE, request.mode().toString())
                .set(Lifeboat.FROM, name(request.from()))
                .set(Lifeboat.TO, name(request.to()))
                .build())
        .setMemo(Map.of(INITIATOR, request.initiator(), "reason", request.reason()))
        .setStaticSummary(summary(request))
        .setStaticDetails(
            "Started by %s: %s\n\nFollow it: `./lifeboat watch %s`"
                .formatted(request.initiator(), request.reason(), application))
        .build();
  }

  private static Refusal busy(RecoveryRun run) {
    return Refusal.wrongInput(
        "a run of %s is under way, %s; nothing was started. Watch it: ./lifeboat watch %s"
            .formatted(run.name().application(), run.origin(), run.name().application()));
  }

  private static RuntimeException explained(WorkflowServiceException refused) {
    if (refused.getCause() instanceof StatusRuntimeException complaint
        && complaint.getStatus().getCode() == Status.Code.INVALID_ARGUMENT
        && String.valueOf(complaint.getStatus().getDescription()).contains("search attribute")) {
      return Refusal.wrongInput(
          "the Temporal namespace lacks Lifeboat's search attributes (%s): create them once with %s"
              .formatted(complaint.getStatus().getDescription(), SearchAttributeSetup.command()));
    }
    return refused;
  }
}
