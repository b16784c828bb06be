package io.lifeboat.starter.health;

import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.monitor.HealthRecord;
import io.lifeboat.workflows.monitor.HealthRequest;
import io.lifeboat.workflows.monitor.HealthWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One look, by a workflow that two people who ask at the same time share. */
final class OneLook {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private OneLook() {}

  /**
   * @throws Refusal when no worker answers, or the plan is refused
   */
  static HealthRecord at(TemporalConnection connection, HealthRequest request) {
    WorkflowStub stub =
        connection
            .client()
            .newUntypedWorkflowStub(
                HealthWorkflow.class.getSimpleName(), options(request.plan().application()));
    stub.start(request);
    try {
      return stub.getResult(PATIENCE.toSeconds(), TimeUnit.SECONDS, HealthRecord.class);
    } catch (TimeoutException silence) {
      throw Refusal.unreachable(
          "no worker has looked within %d s: start one (./lifeboat worker) and try again"
              .formatted(PATIENCE.toSeconds()));
    } catch (WorkflowFailedException failed) {
      throw failed.getCause() instanceof ApplicationFailure why
          ? Refusal.wrongInput(why.getOriginalMessage())
          : Refusal.unreachable("it could not be looked at: " + failed.getMessage());
    }
  }

  private static WorkflowOptions options(String application) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(HealthRequest.workflowId(application))
        .setTaskQueue(Lifeboat.TASK_QUEUE)
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
        .setWorkflowExecutionTimeout(LONGEST)
        .setStaticSummary("look at " + application)
        .build();
  }
}
