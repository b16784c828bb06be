package io.lifeboat.worker;

import static io.lifeboat.worker.WorkerOnARealServerTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.GateAnswer;
import io.lifeboat.workflows.RunStart;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A reset takes old signals with it; an approval must not count for the gate that opens anew. */
@Timeout(120)
class ResetTest {
  @TempDir Path folder;

  @Test
  void asksAgainAfterAResetToTheBeginning() {
    try (DevServer server = DevServer.start(folder);
        LifeboatWorker worker =
            LifeboatWorker.start(server.client(), WorkerSettings.standard(), ReadyAction.all())) {
      assertThat(worker).isNotNull();
      FailoverRequest request = WorkerOnARealServerTest.request();
      FailoverWorkflow run =
          RunStart.stub(server.client(), FailoverWorkflow.class, request, "lifeboat");
      WorkflowClient.start(run::run, request);
      approve(run);
      WorkflowStub.fromTyped(run).getResult(RunRecord.class);

      FailoverWorkflow again = reset(server, request.workflowId());
      RunRecord waiting =
          until(
              again,
              record ->
                  record.state() == RunState.WAITING_FOR_APPROVAL
                      && record.events().stream()
                          .anyMatch(event -> event.sentence().startsWith("refused to approve")));
      assertThat(waiting.gates().get(0).approvals()).isEmpty();
      approve(again);
      RunRecord record = WorkflowStub.fromTyped(again).getResult(RunRecord.class);
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
    }
  }

  private static void approve(FailoverWorkflow run) {
    RunRecord open = until(run, record -> record.state() == RunState.WAITING_FOR_APPROVAL);
    run.approve(
        new GateAnswer(open.gates().get(0).gate(), "on-call", open.gates().get(0).code(), "go"));
  }

  private static FailoverWorkflow reset(DevServer server, String id) {
    long first =
        server.client().fetchHistory(id).getEvents().stream()
            .filter(e -> e.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
            .findFirst()
            .orElseThrow()
            .getEventId();
    String runId =
        server
            .client()
            .getWorkflowServiceStubs()
            .blockingStub()
            .resetWorkflowExecution(
                ResetWorkflowExecutionRequest.newBuilder()
                    .setNamespace(server.client().getOptions().getNamespace())
                    .setWorkflowExecution(WorkflowExecution.newBuilder().setWorkflowId(id))
                    .setWorkflowTaskFinishEventId(first)
                    .setReason("a test")
                    .setRequestId(UUID.randomUUID().toString())
                    .build())
            .getRunId();
    return server
        .client()
        .newWorkflowStub(
            FailoverWorkflow.class,
            WorkflowTargetOptions.newBuilder().setWorkflowId(id).setRunId(runId).build());
  }
}
