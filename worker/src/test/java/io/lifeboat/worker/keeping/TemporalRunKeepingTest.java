package io.lifeboat.worker.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.report.SampleMoves;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.RunKeeping;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On the server inside the JVM, which lists nothing: what visibility gives is empty there. */
@Timeout(60)
class TemporalRunKeepingTest {
  private static final String QUEUE = "keeping";

  @TempDir Path folder;
  private TestWorkflowEnvironment temporal;
  private final List<RunRecord> told = new ArrayList<>();
  private RunKeeping keeping;

  /** Ends at once with a record, waits for ever, or fails. */
  @WorkflowInterface
  public interface Short {
    @WorkflowMethod
    RunRecord run(String how);
  }

  public static final class ShortImpl implements Short {
    @Override
    public RunRecord run(String how) {
      if (how.equals("waits")) {
        Workflow.await(() -> false);
      }
      if (how.equals("fails")) {
        throw ApplicationFailure.newFailure("no", "No");
      }
      return SampleMoves.failbackWithCanary();
    }
  }

  @BeforeEach
  void begin() {
    temporal =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(Lifeboat.dataConverter())
                        .build())
                .build());
    Worker worker = temporal.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(ShortImpl.class);
    temporal.start();
    keeping =
        new TemporalRunKeeping(temporal.getWorkflowClient(), new FolderShelf(folder), told::add);
  }

  @AfterEach
  void end() {
    temporal.close();
  }

  @Test
  void knowsTheMoveUnderWay() {
    assertThat(keeping.moveUnderWay("shop")).isEmpty();
    start("waits");
    assertThat(keeping.moveUnderWay("shop").orElseThrow())
        .startsWith("Short of shop is under way since ");
  }

  @Test
  void findsAnEndedMoveByItsRunId() {
    WorkflowStub ended = start("ends");
    RunRecord record = ended.getResult(RunRecord.class);
    assertThat(keeping.moveUnderWay("shop")).isEmpty();
    assertThat(keeping.endedMove("shop", Optional.of(ended.getExecution().getRunId())))
        .isEqualTo(record);
  }

  @Test
  void saysThatThereIsNoSuchRun() {
    assertNoSuchRun(Optional.empty(), "no move of shop has ended");
    assertNoSuchRun(Optional.of("00000000-0000-0000-0000-000000000000"), "there is no run 0000");
    assertNoSuchRun(Optional.of(start("waits").getExecution().getRunId()), "has not ended");
  }

  @Test
  void saysThatARunLeftNoRecord() {
    WorkflowStub failed = start("fails");
    assertThatThrownBy(() -> failed.getResult(RunRecord.class)).isNotNull();
    assertNoSuchRun(Optional.of(failed.getExecution().getRunId()), "ended without a record");
  }

  @Test
  void keepsAReportAndSaysWhereItIs() {
    RunRecord drill = SampleMoves.drill(0, 402, List.of());
    assertThat(keeping.keepReport(drill, List.of("eu-west-1")))
        .startsWith("the report is " + folder)
        .contains("eu-web-shop/2026-03-01-drill-");
    assertThat(told).containsExactly(drill);
  }

  @Test
  void saysThatNothingIsKeptWithoutAPlace() {
    RunKeeping nowhere =
        new TemporalRunKeeping(temporal.getWorkflowClient(), new NoShelf(), told::add);
    assertThat(nowhere.keepReport(SampleMoves.forcedWithFencing(), List.of()))
        .isEqualTo("no report is kept: LIFEBOAT_REPORTS names no place for it");
  }

  private void assertNoSuchRun(Optional<String> runId, String sentence) {
    assertThatThrownBy(() -> keeping.endedMove("shop", runId))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(RunKeeping.NO_SUCH_RUN);
              assertThat(failure.isNonRetryable()).isTrue();
              assertThat(failure.getOriginalMessage()).contains(sentence);
            });
  }

  private WorkflowStub start(String how) {
    WorkflowStub run =
        temporal
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                "Short",
                WorkflowOptions.newBuilder()
                    .setTaskQueue(QUEUE)
                    .setWorkflowId("recover/shop")
                    .build());
    run.start(how);
    return run;
  }
}
