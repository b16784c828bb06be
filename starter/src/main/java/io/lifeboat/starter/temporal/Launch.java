package io.lifeboat.starter.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.lifeboat.plan.Region;
import io.lifeboat.starter.Refusal;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverStart;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.SearchAttributes;
import java.util.Map;
import java.util.Optional;

/** Starts a failover on a Temporal server, once per application. */
public final class Launch {
  static final String INITIATOR = "initiator";

  /** The workflow type, as the Temporal CLI and UI know it. */
  public static final String TYPE = "FailoverWorkflow";

  private Launch() {}

  /**
   * @param request with both regions named
   * @throws Refusal when a run of the application is under way
   */
  public static RecoveryRun start(TemporalConnection connection, FailoverRequest request) {
    RunName name = new RunName(request.plan().application());
    try {
      start(connection, request, searchable(request));
    } catch (WorkflowExecutionAlreadyStarted running) {
      throw busy(RecoveryRun.find(connection, name));
    } catch (WorkflowServiceException refused) {
      if (!isUnknownAttribute(refused)) {
        throw refused;
      }
      // A run matters more than finding it by a search attribute.
      start(connection, request, options(request).build());
    }
    return RecoveryRun.find(connection, name);
  }

  /** The run in a line: "forced failover of eu-web-shop: eu-central-1 to eu-west-1". */
  public static String summary(FailoverRequest request) {
    return "%s failover of %s: %s to %s"
        .formatted(
            request.mode(), request.plan().application(), name(request.from()), name(request.to()));
  }

  private static void start(
      TemporalConnection connection, FailoverRequest request, WorkflowOptions options) {
    connection.client().newUntypedWorkflowStub(TYPE, options).start(request);
  }

  private static WorkflowOptions.Builder options(FailoverRequest request) {
    return FailoverStart.options(request, Lifeboat.TASK_QUEUE).toBuilder()
        .setMemo(Map.of(INITIATOR, request.initiator(), "reason", request.reason()));
  }

  private static WorkflowOptions searchable(FailoverRequest request) {
    return options(request)
        .setTypedSearchAttributes(
            SearchAttributes.newBuilder()
                .set(Lifeboat.APPLICATION, request.plan().application())
                .set(Lifeboat.PROCEDURE, "failover")
                .set(Lifeboat.MODE, request.mode().toString())
                .set(Lifeboat.FROM, name(request.from()))
                .set(Lifeboat.TO, name(request.to()))
                .build())
        .build();
  }

  private static String name(Optional<Region> region) {
    return region.map(Region::name).orElse("");
  }

  private static boolean isUnknownAttribute(WorkflowServiceException refused) {
    return refused.getCause() instanceof StatusRuntimeException complaint
        && complaint.getStatus().getCode() == Status.Code.INVALID_ARGUMENT
        && String.valueOf(complaint.getStatus().getDescription()).contains("earch attribute");
  }

  private static Refusal busy(RecoveryRun run) {
    return Refusal.wrongInput(
        "a run of %s is under way, %s; nothing was started. Watch it: ./lifeboat watch %s"
            .formatted(run.name().application(), run.origin(), run.name().application()));
  }
}
