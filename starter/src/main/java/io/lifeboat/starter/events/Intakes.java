package io.lifeboat.starter.events;

import static io.temporal.api.enums.v1.PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED;

import io.lifeboat.plan.intake.Intake;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.temporal.Patience;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.Order;
import io.lifeboat.workflows.events.IntakeStart;
import io.lifeboat.workflows.events.IntakeStatus;
import io.lifeboat.workflows.events.IntakeWorkflow;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.List;

/** The intakes on a Temporal server. */
record Intakes(TemporalConnection connection) {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final String LISTENING =
      "WorkflowType = 'IntakeWorkflow' AND ExecutionStatus = 'Running'";

  /** Whether it is new; one that listens already is given the definition. */
  boolean startOrDefine(Intake intake) {
    IntakeWorkflow workflow =
        connection.client().newWorkflowStub(IntakeWorkflow.class, options(intake));
    try {
      WorkflowClient.start(workflow::run, new IntakeStart(intake));
      return true;
    } catch (WorkflowExecutionAlreadyStarted listens) {
      of(intake.name()).define(intake);
      return false;
    }
  }

  /**
   * @throws Refusal when none of that name listens
   */
  void stop(String name, Order order) {
    try {
      of(name).stop(order);
    } catch (WorkflowNotFoundException none) {
      throw unknown(name);
    }
  }

  /** Those that listen. */
  List<String> names() {
    return connection
        .client()
        .listExecutions(LISTENING)
        .map(found -> found.getExecution().getWorkflowId())
        .map(id -> id.substring(id.indexOf('/') + 1))
        .sorted()
        .toList();
  }

  /**
   * @throws Refusal when there is none of that name, or no worker answers for it
   */
  Seen look(String name) {
    try {
      IntakeStatus status =
          Patience.within(PATIENCE, of(name)::status)
              .orElseThrow(
                  () ->
                      Refusal.unreachable(
                          "no worker answers for %s; events wait in their queues until one runs (./lifeboat worker)"
                              .formatted(name)));
      return Seen.of(status, troubles(name));
    } catch (WorkflowNotFoundException none) {
      throw unknown(name);
    }
  }

  /** Why regions cannot be read, of those that the server waits to try again. */
  private List<String> troubles(String name) {
    return connection
        .stubs()
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(connection.namespace())
                .setExecution(
                    WorkflowExecution.newBuilder().setWorkflowId(IntakeStart.workflowId(name)))
                .build())
        .getPendingActivitiesList()
        .stream()
        .filter(reading -> reading.getState() == PENDING_ACTIVITY_STATE_SCHEDULED)
        .filter(PendingActivityInfo::hasLastFailure)
        .map(reading -> reading.getLastFailure().getMessage())
        .toList();
  }

  private IntakeWorkflow of(String name) {
    return connection.client().newWorkflowStub(IntakeWorkflow.class, IntakeStart.workflowId(name));
  }

  private static WorkflowOptions options(Intake intake) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(IntakeStart.workflowId(intake.name()))
        .setTaskQueue(Lifeboat.TASK_QUEUE)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setStaticSummary("listens to AWS's events in " + regions(intake))
        .build();
  }

  private static String regions(Intake intake) {
    return String.join(" and ", intake.regions().stream().map(Object::toString).toList());
  }

  private static Refusal unknown(String name) {
    return Refusal.wrongInput(
        "there is no intake %s; ./lifeboat events status shows which there are".formatted(name));
  }
}
