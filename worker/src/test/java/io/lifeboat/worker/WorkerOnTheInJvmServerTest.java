package io.lifeboat.worker;

import static io.lifeboat.worker.WorkerOnARealServerTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.RunStart;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerOnTheInJvmServerTest {
  @Test
  void servesTheServerInsideThisProcessInRealTime() {
    try (TestWorkflowEnvironment server = server();
        LifeboatWorker worker =
            LifeboatWorker.start(
                server.getWorkflowClient(), WorkerSettings.standard(), ReadyAction.all())) {
      assertThat(worker).isNotNull();
      FailoverRequest request = WorkerOnARealServerTest.request();
      FailoverWorkflow run =
          RunStart.stub(
              server.getWorkflowClient(), FailoverWorkflow.class, request, Lifeboat.TASK_QUEUE);
      WorkflowClient.start(run::run, request);
      RunRecord open = until(run, record -> record.state() == RunState.WAITING_FOR_APPROVAL);
      assertThat(open.gates()).hasSize(1);
    }
  }

  private static TestWorkflowEnvironment server() {
    return TestWorkflowEnvironment.newInstance(
        TestEnvironmentOptions.newBuilder()
            .setUseTimeskipping(false)
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(Lifeboat.dataConverter())
                    .build())
            .build());
  }
}
