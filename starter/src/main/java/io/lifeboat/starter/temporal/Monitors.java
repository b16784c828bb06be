package io.lifeboat.starter.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.lifeboat.starter.Refusal;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.monitor.MonitorRecord;
import io.lifeboat.workflows.monitor.MonitorRequest;
import io.lifeboat.workflows.monitor.MonitorWorkflow;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The monitors of a Temporal server, one for each application. */
public final class Monitors {
  /** The workflow type, as the Temporal CLI and UI know it. */
  public static final String TYPE = MonitorWorkflow.class.getSimpleName();

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TemporalConnection connection;

  public Monitors(TemporalConnection connection) {
    this.connection = connection;
  }

  /**
   * @throws Refusal when the application has one already
   */
  public void start(MonitorRequest request) {
    String id = MonitorRequest.workflowId(request.plan().application());
    try {
      connection
          .client()
          .newUntypedWorkflowStub(
              TYPE,
              WorkflowOptions.newBuilder()
                  .setWorkflowId(id)
                  .setTaskQueue(Lifeboat.TASK_QUEUE)
                  .setStaticSummary("monitor of " + request.plan().application())
                  .setStaticDetails(
                      "Started by %s: %s".formatted(request.initiator(), request.reason()))
                  .build())
          .start(request);
    } catch (WorkflowExecutionAlreadyStarted running) {
      throw Refusal.wrongInput(
          "%s is monitored already; nothing was started. To go on with this plan: ./lifeboat monitor apply PLAN"
              .formatted(request.plan().application()));
    }
  }

  /**
   * How it stands: asked of the worker while it goes on, read from the history once it was stopped.
   *
   * @throws Refusal when there is none, or no worker answers
   */
  public MonitorRecord record(String application) {
    WorkflowStub stub = stub(application);
    WorkflowExecutionStatus status = describe(stub, application).getStatus();
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_RUNNING ->
          Patience.within(PATIENCE, () -> stub.query("status", MonitorRecord.class))
              .orElseThrow(() -> silent(stub, application));
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> stub.getResult(MonitorRecord.class);
      default ->
          throw Refusal.wrongInput(
              "the monitor of %s has ended from outside (%s); start it again: ./lifeboat monitor start PLAN"
                  .formatted(application, status));
    };
  }

  /** The applications that are monitored now. */
  public List<String> applications() {
    String prefix = MonitorRequest.workflowId("");
    return connection
        .client()
        .listExecutions("WorkflowType = '%s' AND ExecutionStatus = 'Running'".formatted(TYPE))
        .map(found -> found.getExecution().getWorkflowId().substring(prefix.length()))
        .sorted()
        .toList();
  }

  /**
   * As an update, which is answered at once, or as a signal when no worker answers.
   *
   * @param name the signal's name; the update is named so with "Now" behind it
   * @return the monitor after the order; empty when it was left as a signal
   * @throws Refusal when the order is refused, or there is no monitor
   */
  public Optional<MonitorRecord> give(String application, String name, Object order) {
    WorkflowStub stub = stub(application);
    try {
      Optional<MonitorRecord> answer =
          Patience.within(PATIENCE, () -> stub.update(name + "Now", MonitorRecord.class, order));
      if (answer.isEmpty()) {
        stub.signal(name, order);
      }
      return answer;
    } catch (WorkflowUpdateException refused) {
      throw Refusal.wrongInput(Orders.sentence(refused));
    } catch (WorkflowNotFoundException none) {
      throw unknown(application);
    }
  }

  private WorkflowStub stub(String application) {
    return connection.client().newUntypedWorkflowStub(MonitorRequest.workflowId(application));
  }

  private WorkflowExecutionDescription describe(WorkflowStub stub, String application) {
    try {
      return stub.describe();
    } catch (WorkflowNotFoundException none) {
      throw unknown(application);
    } catch (StatusRuntimeException complaint) {
      if (complaint.getStatus().getCode() == Status.Code.NOT_FOUND) {
        throw unknown(application);
      }
      throw complaint;
    }
  }

  private Refusal silent(WorkflowStub stub, String application) {
    Object said = stub.describe().getMemo(Lifeboat.SENTENCE, String.class);
    return Refusal.unreachable(
        "no worker answers for the monitor of %s, so nobody looks at it now (./lifeboat worker)%s"
            .formatted(application, said == null ? "" : "; it last said: " + said));
  }

  private Refusal unknown(String application) {
    return Refusal.wrongInput(
        "%s is not monitored on Temporal at %s, namespace %s: start it (./lifeboat monitor start PLAN), or check the name (./lifeboat monitor list)"
            .formatted(application, connection.address(), connection.namespace()));
  }
}
