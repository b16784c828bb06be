package io.lifeboat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.GateAnswer;
import io.lifeboat.workflows.RunStart;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WorkerOnARealServerTest {
  static final RecoveryPlan PLAN =
      PlanReader.read(Path.of("../workflows/src/test/resources/plans/eu-web-shop.yaml"))
          .plan()
          .orElseThrow();

  @TempDir Path folder;

  @Test
  void carriesOutAWholeForcedFailover() {
    try (DevServer server = DevServer.start(folder);
        LifeboatWorker worker =
            LifeboatWorker.start(server.client(), WorkerSettings.standard(), ReadyAction.all())) {
      assertThat(worker).isNotNull();
      RunRecord record = recover(server);
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(
              server
                  .client()
                  .listExecutions("LifeboatVerdict = 'recovered'")
                  .map(e -> e.getExecution().getWorkflowId()))
          .containsExactly("recover/eu-web-shop");
      measure(server, record);
    }
  }

  @Test
  void servesNewRunsAtOnceWithWorkerVersioningOn() {
    WorkerSettings versioned = WorkerSettings.standard().withVersion("lifeboat", "0.1.0");
    try (DevServer server = DevServer.start(folder);
        LifeboatWorker worker =
            LifeboatWorker.start(server.client(), versioned, ReadyAction.all())) {
      assertThat(worker).isNotNull();
      assertThat(recover(server).verdict()).contains(Verdict.RECOVERED);
    }
  }

  private static RunRecord recover(DevServer server) {
    FailoverRequest request = request();
    FailoverWorkflow run =
        RunStart.stub(
            server.client(),
            FailoverWorkflow.class,
            request,
            WorkerSettings.standard().taskQueue());
    WorkflowClient.start(run::run, request);
    RunRecord open = until(run, record -> record.state() == RunState.WAITING_FOR_APPROVAL);
    run.approve(
        new GateAnswer(open.gates().get(0).gate(), "on-call", open.gates().get(0).code(), "go"));
    return WorkflowStub.fromTyped(run).getResult(RunRecord.class);
  }

  private static void measure(DevServer server, RunRecord record) {
    int events = server.client().fetchHistory(record.run()).getEvents().size();
    Duration took =
        Duration.between(
            record.times().decidedAt().orElseThrow(), record.times().endedAt().orElseThrow());
    System.out.printf(
        "measured: %d steps, %d history events (%.1f a step), %d ms from approval to end%n",
        record.steps().size(), events, (double) events / record.steps().size(), took.toMillis());
  }

  static FailoverRequest request() {
    return new FailoverRequest(
        PLAN,
        Optional.empty(),
        Optional.empty(),
        Mode.FORCED,
        "anna",
        "eu-central-1 is gone",
        Optional.empty(),
        Optional.empty());
  }

  static RunRecord until(FailoverWorkflow run, Predicate<RunRecord> wanted) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    RunRecord record = run.status();
    while (!wanted.test(record)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it never came to that: " + record);
      }
      sleep();
      record = run.status();
    }
    return record;
  }

  private static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
