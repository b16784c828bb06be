package io.lifeboat.starter.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.report.SampleRuns;
import io.lifeboat.starter.Spoken;
import io.lifeboat.starter.follow.Follower;
import io.lifeboat.starter.follow.Until;
import io.lifeboat.starter.view.RunView;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Temporal keeps no result of a cancelled run, but a worker can still tell how it ended. */
@Timeout(60)
class CancelledRunTest {
  /** A run that ends with its record as soon as it is cancelled. */
  @WorkflowInterface
  public interface Cancelled {
    @WorkflowMethod
    RunRecord run();

    @QueryMethod
    RunRecord status();
  }

  public static final class CancelledImpl implements Cancelled {
    @Override
    public RunRecord run() {
      CancellationScope.current().getCancellationRequest().get();
      return status();
    }

    @Override
    public RunRecord status() {
      return SampleRuns.stopped();
    }
  }

  @Test
  void theRecordOfACancelledRunIsAskedOfTheWorker() throws NoAnswer {
    try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(options())) {
      temporal.newWorker("q").registerWorkflowImplementationTypes(CancelledImpl.class);
      temporal.start();
      RecoveryRun run = cancelled(temporal);
      assertThat(run.record()).isEqualTo(SampleRuns.stopped());
      try (RunView view =
          RunView.on(Spoken.pipes(new ByteArrayOutputStream(), new ByteArrayOutputStream()))) {
        assertThat(Follower.follow(run, view, Clock.systemUTC(), Until.ENDED))
            .isEqualTo(SampleRuns.stopped());
      }
    }
  }

  @Test
  void aFailoverTakesOverFromAMoveThatHasEndedAndWhoseDrillIsGone() {
    try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(options())) {
      temporal.newWorker("q").registerWorkflowImplementationTypes(CancelledImpl.class);
      temporal.start();
      RecoveryRun ended = cancelled(temporal);
      var connection =
          new TemporalConnection(
              temporal.getWorkflowServiceStubs(), temporal.getWorkflowClient(), "here");
      assertThatCode(() -> TakeOver.from(connection, ended)).doesNotThrowAnyException();
    }
  }

  private static RecoveryRun cancelled(TestWorkflowEnvironment temporal) {
    var client = temporal.getWorkflowClient();
    var stub =
        client.newUntypedWorkflowStub(
            "Cancelled",
            WorkflowOptions.newBuilder()
                .setWorkflowId("recover/eu-web-shop")
                .setTaskQueue("q")
                .build());
    stub.start();
    stub.cancel();
    assertThat(stub.getResultAsync(RunRecord.class)).failsWithin(java.time.Duration.ofSeconds(20));
    return RecoveryRun.find(
        new TemporalConnection(temporal.getWorkflowServiceStubs(), client, "here"),
        RunName.parse("eu-web-shop"));
  }

  private static TestEnvironmentOptions options() {
    return TestEnvironmentOptions.newBuilder()
        .setWorkflowClientOptions(
            WorkflowClientOptions.newBuilder().setDataConverter(Lifeboat.dataConverter()).build())
        .build();
  }
}
