package io.lifeboat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Actions;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.simulator.JournalEntry;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.SimulatedClock;
import io.lifeboat.worker.metrics.Metrics;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverSettings;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.GateAnswer;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.RunStart;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The real workflow and the real actions on a server whose time jumps. */
final class VirtualTime {
  private VirtualTime() {}

  static SimulatedClock clock(TestWorkflowEnvironment server) {
    return SimulatedClock.of(() -> Instant.ofEpochMilli(server.currentTimeMillis()), server::sleep);
  }

  static void serve(TestWorkflowEnvironment server, SimulatedEstate estate) {
    Worker worker =
        server.newWorker(
            Lifeboat.TASK_QUEUE,
            WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(20_000).build());
    WatchMaker watches =
        new VirtualWatches(() -> Instant.ofEpochMilli(server.currentTimeMillis()), server::sleep);
    LifeboatWorker.register(
        worker,
        FailoverSettings.virtualTime(),
        new ActionDispatcher(Actions.all(estate.connections()), watches, new Metrics().actions()));
    server.start();
  }

  /** A forced failover of an example, to where its plan prefers. */
  static FailoverRequest request(String example, String reason) {
    RecoveryPlan plan =
        PlanReader.read(Path.of("").toAbsolutePath().resolveSibling("examples").resolve(example))
            .plan()
            .orElseThrow();
    return new FailoverRequest(
        plan,
        Optional.empty(),
        Optional.empty(),
        Mode.FORCED,
        "anna",
        reason,
        Optional.empty(),
        Optional.empty());
  }

  static FailoverWorkflow start(TestWorkflowEnvironment server, FailoverRequest request) {
    FailoverWorkflow run =
        RunStart.stub(
            server.getWorkflowClient(), FailoverWorkflow.class, request, Lifeboat.TASK_QUEUE);
    WorkflowClient.start(run::run, request);
    return run;
  }

  static void approve(FailoverWorkflow run, RunRecord open) {
    approve(run, open, "on-call");
  }

  static void approve(FailoverWorkflow run, RunRecord open, String who) {
    run.approveNow(
        new GateAnswer(open.gates().get(0).gate(), who, open.gates().get(0).code(), "go"));
  }

  static Predicate<RunRecord> state(RunState state) {
    return record -> {
      assertThat(record.state()).as(record.sentence()).isNotEqualTo(RunState.PAUSED);
      return record.state() == state;
    };
  }

  /** In small strides: left to jump freely, the server's time can pass a task on its way. */
  static RunRecord until(
      TestWorkflowEnvironment server, FailoverWorkflow run, Predicate<RunRecord> wanted) {
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    RunRecord record = run.status();
    while (!wanted.test(record)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it never came to that: " + record);
      }
      server.sleep(Duration.ofMillis(500));
      record = run.status();
    }
    return record;
  }

  static List<String> changes(SimulatedAws aws) {
    return aws.journal().mutations().stream().map(JournalEntry::operation).toList();
  }

  static TestWorkflowEnvironment server() {
    TestEnvironmentOptions.Builder options =
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(Lifeboat.dataConverter())
                    .build());
    Lifeboat.searchAttributes()
        .forEach(
            key ->
                options.registerSearchAttribute(
                    key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    return TestWorkflowEnvironment.newInstance(options.build());
  }

  static FailoverWorkflow start(TestWorkflowEnvironment server) {
    return start(server, WorkerOnARealServerTest.request());
  }
}
