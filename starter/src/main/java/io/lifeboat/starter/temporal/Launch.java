package io.lifeboat.starter.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.starter.Refusal;
import io.lifeboat.workflows.DrillRequest;
import io.lifeboat.workflows.DrillWorkflow;
import io.lifeboat.workflows.FailbackRequest;
import io.lifeboat.workflows.FailbackWorkflow;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.MarkRequest;
import io.lifeboat.workflows.MarkWorkflow;
import io.lifeboat.workflows.RepairRequest;
import io.lifeboat.workflows.RepairWorkflow;
import io.lifeboat.workflows.RollbackRequest;
import io.lifeboat.workflows.RollbackWorkflow;
import io.lifeboat.workflows.RunRequest;
import io.lifeboat.workflows.RunStart;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.SearchAttributes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Starts runs on a Temporal server, one move per application at a time. */
public final class Launch {
  static final String INITIATOR = "initiator";

  private static final Map<Class<? extends RunRequest>, String> TYPES = types();

  private Launch() {}

  /** The workflow types of all runs, as the Temporal CLI and UI know them. */
  public static Collection<String> allTypes() {
    return TYPES.values();
  }

  /** The workflow type that a request starts. */
  public static String type(RunRequest request) {
    return TYPES.get(request.getClass());
  }

  /**
   * @throws Refusal when a run that excludes this one is under way
   */
  public static RecoveryRun start(TemporalConnection connection, RunRequest request) {
    RunName name = RunName.parse(request.workflowId());
    try {
      startSearchable(connection, request);
    } catch (WorkflowExecutionAlreadyStarted running) {
      RecoveryRun busy = RecoveryRun.find(connection, name);
      if (!TakeOver.isOfADrill(busy, request)) {
        throw busy(busy);
      }
      TakeOver.from(connection, busy);
      startSearchable(connection, request);
    }
    return RecoveryRun.find(connection, name);
  }

  private static void startSearchable(TemporalConnection connection, RunRequest request) {
    try {
      start(connection, request, searchable(request));
    } catch (WorkflowExecutionAlreadyStarted running) {
      throw running;
    } catch (WorkflowServiceException refused) {
      if (!isUnknownAttribute(refused)) {
        throw refused;
      }
      // A run matters more than finding it by a search attribute.
      start(connection, request, options(request).build());
    }
  }

  private static void start(
      TemporalConnection connection, RunRequest request, WorkflowOptions options) {
    connection.client().newUntypedWorkflowStub(type(request), options).start(request);
  }

  private static WorkflowOptions.Builder options(RunRequest request) {
    return RunStart.options(request, Lifeboat.TASK_QUEUE).toBuilder()
        .setMemo(Map.of(INITIATOR, request.initiator(), "reason", request.reason()));
  }

  private static WorkflowOptions searchable(RunRequest request) {
    SearchAttributes.Builder attributes =
        SearchAttributes.newBuilder().set(Lifeboat.APPLICATION, request.plan().application());
    if (!isOfAnEndedRun(request)) {
      Procedure procedure = request.procedure();
      attributes
          .set(Lifeboat.PROCEDURE, procedure.name())
          .set(Lifeboat.MODE, procedure.mode().toString())
          .set(Lifeboat.FROM, procedure.from().name())
          .set(Lifeboat.TO, procedure.to().name());
    }
    return options(request).setTypedSearchAttributes(attributes.build()).build();
  }

  /** What it will do is known only when that run has been looked up. */
  private static boolean isOfAnEndedRun(RunRequest request) {
    return request instanceof RollbackRequest rollback && rollback.release().isEmpty();
  }

  private static boolean isUnknownAttribute(WorkflowServiceException refused) {
    return refused.getCause() instanceof StatusRuntimeException complaint
        && complaint.getStatus().getCode() == Status.Code.INVALID_ARGUMENT
        && String.valueOf(complaint.getStatus().getDescription()).contains("earch attribute");
  }

  private static Refusal busy(RecoveryRun run) {
    return Refusal.wrongInput(
        "a run of %s is under way, %s; nothing was started. Watch it: ./lifeboat watch %s"
            .formatted(run.name().application(), run.origin(), run.name()));
  }

  private static Map<Class<? extends RunRequest>, String> types() {
    Map<Class<? extends RunRequest>, String> types = new LinkedHashMap<>();
    types.put(FailoverRequest.class, FailoverWorkflow.class.getSimpleName());
    types.put(FailbackRequest.class, FailbackWorkflow.class.getSimpleName());
    types.put(DrillRequest.class, DrillWorkflow.class.getSimpleName());
    types.put(RollbackRequest.class, RollbackWorkflow.class.getSimpleName());
    types.put(RepairRequest.class, RepairWorkflow.class.getSimpleName());
    types.put(MarkRequest.class, MarkWorkflow.class.getSimpleName());
    return types;
  }
}
