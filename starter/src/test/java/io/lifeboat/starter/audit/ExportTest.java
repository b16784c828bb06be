package io.lifeboat.starter.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.report.audit.AuditFile;
import io.lifeboat.report.audit.AuditVerdict.Sound;
import io.lifeboat.starter.temporal.RunName;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.Order;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run's history taken from a Temporal server. */
@Timeout(60)
class ExportTest {
  /** Waits for an order. */
  @WorkflowInterface
  public interface Waiting {
    @WorkflowMethod
    String run(Order start);

    @SignalMethod
    void resume(Order order);
  }

  public static final class WaitingImpl implements Waiting {
    private boolean isOver;

    @Override
    public String run(Order start) {
      Workflow.await(() -> isOver);
      return "all is well";
    }

    @Override
    public void resume(Order order) {
      isOver = true;
    }
  }

  @Test
  void isSoundAndSaysWhoDidWhatAndWhy() throws Exception {
    try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(options())) {
      temporal.newWorker("audit").registerWorkflowImplementationTypes(WaitingImpl.class);
      temporal.start();
      WorkflowStub run = run(temporal);
      StringBuilder trail = new StringBuilder();
      String hash =
          ExportCommand.export(
              new TemporalConnection(
                  temporal.getWorkflowServiceStubs(), temporal.getWorkflowClient(), "here"),
              RunName.parse("drill/shop"),
              run.getExecution().getRunId(),
              trail);
      byte[] bytes = trail.toString().getBytes(StandardCharsets.UTF_8);
      assertThat(AuditFile.verify(new ByteArrayInputStream(bytes)))
          .isInstanceOfSatisfying(
              Sound.class,
              sound -> {
                assertThat(sound.hash()).isEqualTo(hash);
                assertThat(sound.header().workflowId()).isEqualTo("drill/shop");
                assertThat(sound.header().runId()).isEqualTo(run.getExecution().getRunId());
              });
      assertThat(trail.toString().lines())
          .anyMatch(line -> line.contains("\"who\":\"bo\"") && line.contains("\"why\":\"go on\""))
          .anyMatch(line -> line.contains("the run ended: all is well"));
    }
  }

  private static WorkflowStub run(TestWorkflowEnvironment temporal) {
    WorkflowStub run =
        temporal
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                "Waiting",
                WorkflowOptions.newBuilder()
                    .setTaskQueue("audit")
                    .setWorkflowId("drill/shop")
                    .build());
    run.start(new Order("anna", "a try"));
    run.signal("resume", new Order("bo", "go on"));
    assertThat(run.getResult(String.class)).isEqualTo("all is well");
    return run;
  }

  private static TestEnvironmentOptions options() {
    return TestEnvironmentOptions.newBuilder()
        .setWorkflowClientOptions(
            WorkflowClientOptions.newBuilder().setDataConverter(Lifeboat.dataConverter()).build())
        .build();
  }
}
