package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunState;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.EncodedValues;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.workflow.Functions.Func1;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs that an earlier release began must go on under this one. The histories of a release are
 * written once, by {@code -Dhistories.write=true}, and never changed afterwards.
 */
@Timeout(60)
class ReplayTest {
  private static final Path HISTORIES = Path.of("src/test/resources/histories/0.1.0");

  @ParameterizedTest
  @ValueSource(strings = {"completed-forced", "paused-graceful", "forced-midway", "fencing"})
  void goesOnWithTheHistoriesOfEveryRelease(String name) {
    assertThatCode(() -> replay(history(name), ReplayTest::thisRelease)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"completed-forced", "paused-graceful", "forced-midway", "fencing"})
  void wouldNoticeAChangedOrder(String name) {
    assertThatThrownBy(() -> replay(history(name), ReplayTest::anotherOrder))
        .hasStackTraceContaining("NonDeterministicException");
  }

  @Test
  @EnabledIfSystemProperty(named = "histories.write", matches = "true")
  void writesTheHistoriesOfThisRelease() throws IOException {
    Files.createDirectories(HISTORIES);
    write("completed-forced", ReplayTest::complete);
    write("paused-graceful", ReplayTest::pause);
    write("forced-midway", ReplayTest::forceMidway);
    write("fencing", ReplayTest::fence);
    assertThat(HISTORIES).isDirectoryContaining(file -> file.endsWith("fencing.json"));
  }

  private static void complete(Stage stage) {
    stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
    stage.approve("on-call");
    stage.result();
  }

  private static void pause(Stage stage) {
    stage.actions.fails("flip-shop Apply", "AccessDenied", "may not change records");
    stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
    stage.run.skip(new StepOrder("nope", "anna", "a refused one"));
    stage.reaches(RunState.PAUSED);
  }

  private static void forceMidway(Stage stage) {
    stage.actions.when(
        "promote-orders Apply",
        (step, call, attempt) -> {
          throw new IllegalStateException("the region is slow");
        });
    stage.start(Mode.GRACEFUL).reaches("scale-checkout", io.lifeboat.plan.run.StepState.DONE);
    stage.run.forceNow(new Order("ben", "it stopped answering"));
    stage.reaches(RunState.WAITING_FOR_APPROVAL);
    stage.actions.asUsual("promote-orders Apply");
    stage.approve("on-call");
    stage.result();
  }

  private static void fence(Stage stage) {
    stage.actions.regionIsSilent("fence-services Inspect").regionIsSilent("fence-orders Inspect");
    stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
    stage.approve("on-call");
    stage.reaches(RunState.FENCING);
  }

  private static void write(String name, java.util.function.Consumer<Stage> act)
      throws IOException {
    try (Stage stage = new Stage()) {
      act.accept(stage);
      Files.writeString(HISTORIES.resolve(name + ".json"), stage.history().toJson(false));
    }
  }

  private static WorkflowExecutionHistory history(String name) throws IOException {
    return WorkflowExecutionHistory.fromJson(
        Files.readString(HISTORIES.resolve(name + ".json")), "recover/eu-web-shop");
  }

  private static FailoverWorkflow thisRelease(EncodedValues input) {
    return new FailoverWorkflowImpl(FailoverSettings.standard(), input);
  }

  /** The same, but something comes first that did not. */
  private static FailoverWorkflow anotherOrder(EncodedValues input) {
    FailoverWorkflow same = thisRelease(input);
    return (FailoverWorkflow)
        Proxy.newProxyInstance(
            FailoverWorkflow.class.getClassLoader(),
            new Class<?>[] {FailoverWorkflow.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("run")) {
                Workflow.sleep(Duration.ofSeconds(1));
              }
              try {
                return method.invoke(same, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  private static void replay(
      WorkflowExecutionHistory history, Func1<EncodedValues, FailoverWorkflow> workflow)
      throws Exception {
    try (TestWorkflowEnvironment server =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(Lifeboat.dataConverter())
                        .build())
                .build())) {
      Worker worker = server.newWorker(Lifeboat.TASK_QUEUE, Patient.OPTIONS);
      worker.registerWorkflowImplementationFactory(
          FailoverWorkflow.class,
          workflow,
          io.temporal.worker.WorkflowImplementationOptions.newBuilder().build());
      WorkflowReplayer.replayWorkflowExecution(history, worker);
    }
  }
}
