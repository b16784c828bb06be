package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs that an earlier release began must go on under this one. The histories of a release are
 * written once, by {@code -Dhistories.write=true}, and never changed afterwards.
 */
@Timeout(60)
class ReplayTest {
  private static final Path HISTORIES = Path.of("src/test/resources/histories");
  private static final Path OF_THIS_RELEASE = HISTORIES.resolve("0.2.0");
  private static final String MOVE = "recover/eu-web-shop";
  private static final String DRILL = "drill/eu-web-shop";

  @ParameterizedTest
  @ValueSource(strings = {"completed-forced", "paused-graceful", "forced-midway", "fencing"})
  void goesOnWithTheHistoriesOfTheFirstRelease(String name) {
    assertThatCode(() -> replay("0.1.0", name, MOVE, ReplayTest::thisRelease))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"completed-forced", "paused-graceful", "forced-midway", "fencing"})
  void wouldNoticeAChangedOrderInTheFirstRelease(String name) {
    assertThatThrownBy(() -> replay("0.1.0", name, MOVE, OtherOrder::register))
        .hasStackTraceContaining("NonDeterministicException");
  }

  @ParameterizedTest
  @CsvSource({
    "failback-with-canary, " + MOVE,
    "rolled-back-graceful, " + MOVE,
    "rollback-of-a-run, " + MOVE,
    "isolated-drill, " + DRILL,
    "full-drill, " + DRILL
  })
  void goesOnWithTheHistoriesOfThisRelease(String name, String id) {
    assertThatCode(() -> replay("0.2.0", name, id, ReplayTest::thisRelease))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "failback-with-canary, " + MOVE,
    "rolled-back-graceful, " + MOVE,
    "rollback-of-a-run, " + MOVE,
    "isolated-drill, " + DRILL,
    "full-drill, " + DRILL
  })
  void wouldNoticeAChangedOrderInThisRelease(String name, String id) {
    assertThatThrownBy(() -> replay("0.2.0", name, id, OtherOrder::register))
        .hasStackTraceContaining("NonDeterministicException");
  }

  @Test
  @EnabledIfSystemProperty(named = "histories.write", matches = "true")
  void writesTheHistoriesOfThisRelease() throws IOException {
    Files.createDirectories(OF_THIS_RELEASE);
    for (Map.Entry<String, Consumer<Stage>> act : Acts.ALL.entrySet()) {
      write(act.getKey(), act.getValue());
    }
    assertThat(OF_THIS_RELEASE).isDirectoryContaining(file -> file.endsWith("full-drill.json"));
  }

  private static void write(String name, Consumer<Stage> act) throws IOException {
    try (Stage stage = new Stage()) {
      act.accept(stage);
      Files.writeString(OF_THIS_RELEASE.resolve(name + ".json"), stage.history().toJson(false));
    }
  }

  private static void thisRelease(Worker worker) {
    RunTypes.register(worker, FailoverSettings.standard());
  }

  private static void replay(String release, String name, String id, Consumer<Worker> types)
      throws Exception {
    WorkflowExecutionHistory history =
        WorkflowExecutionHistory.fromJson(
            Files.readString(HISTORIES.resolve(release).resolve(name + ".json")), id);
    try (TestWorkflowEnvironment server =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(Lifeboat.dataConverter())
                        .build())
                .build())) {
      Worker worker = server.newWorker(Lifeboat.TASK_QUEUE, Patient.OPTIONS);
      types.accept(worker);
      WorkflowReplayer.replayWorkflowExecution(history, worker);
    }
  }
}
