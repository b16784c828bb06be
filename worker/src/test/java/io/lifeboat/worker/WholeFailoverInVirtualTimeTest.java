package io.lifeboat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Actions;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.simulator.JournalEntry;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.SimulatedClock;
import io.lifeboat.simulator.Worlds;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real workflow and the real actions, simulated AWS, and time that jumps. */
@Timeout(120)
class WholeFailoverInVirtualTimeTest {
  @Test
  void leavesALostRegionAndFencesItWhenItReturns() {
    try (TestWorkflowEnvironment server = server()) {
      SimulatedAws aws = SimulatedAws.of(Worlds.euWebShop(), clock(server));
      serve(server, new SimulatedEstate(aws));
      server.sleep(Duration.ofMinutes(10));
      aws.faults().lose("eu-central-1", Loss.BLACK_HOLE);
      server.sleep(Duration.ofSeconds(20));

      FailoverWorkflow run = start(server);
      approve(run, until(server, run, state(RunState.WAITING_FOR_APPROVAL)));
      RunRecord fencing = until(server, run, state(RunState.FENCING));
      assertThat(fencing.times().rto().orElseThrow())
          .isBetween(Duration.ofSeconds(60), Duration.ofMinutes(10));
      assertThat(changes(aws))
          .containsSubsequence(
              "Publish", "FailoverGlobalCluster", "ChangeResourceRecordSets", "Publish");
      assertThat(changes(aws)).filteredOn("FailoverGlobalCluster"::equals).hasSize(1);

      aws.faults().restore("eu-central-1");
      RunRecord record = until(server, run, state(RunState.ENDED));
      System.out.println("in virtual time: " + record.sentence());
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(changes(aws)).contains("ModifyDBCluster");
    }
  }

  @Test
  void leavesOneOfThreeRegions() {
    try (TestWorkflowEnvironment server = server()) {
      SimulatedAws aws = SimulatedAws.of(Worlds.threeRegions(), clock(server));
      serve(server, new SimulatedEstate(aws));
      server.sleep(Duration.ofMinutes(10));
      aws.faults().lose("eu-west-1", Loss.BLACK_HOLE);
      server.sleep(Duration.ofSeconds(20));

      FailoverWorkflow run = start(server, request("three-regions.yaml", "eu-west-1 is gone"));
      RunRecord open = until(server, run, state(RunState.WAITING_FOR_APPROVAL));
      approve(run, open, "on-call");
      approve(run, open, "database-lead");
      until(server, run, state(RunState.FENCING));
      assertThat(changes(aws)).filteredOn("FailoverGlobalCluster"::equals).hasSize(2);

      aws.faults().restore("eu-west-1");
      RunRecord record = until(server, run, state(RunState.ENDED));
      System.out.println("three regions in virtual time: " + record.sentence());
      assertThat(record.verdict()).get().as("%s", record.leftToDo()).matches(Verdict::isRecovered);
    }
  }

  @Test
  void changesNothingWhenTheRegionToMoveToIsTheSilentOne() {
    try (TestWorkflowEnvironment server = server()) {
      SimulatedAws aws = SimulatedAws.of(Worlds.euWebShop(), clock(server));
      serve(server, new SimulatedEstate(aws));
      server.sleep(Duration.ofMinutes(10));
      aws.faults().lose("eu-west-1", Loss.BLACK_HOLE);

      FailoverWorkflow run = start(server);
      RunRecord paused = until(server, run, record -> record.state() == RunState.PAUSED);
      assertThat(paused.sentence()).contains("Nothing has been changed", "eu-west-1");
      assertThat(changes(aws)).isEmpty();
    }
  }

  private static SimulatedClock clock(TestWorkflowEnvironment server) {
    return SimulatedClock.of(() -> Instant.ofEpochMilli(server.currentTimeMillis()), server::sleep);
  }

  private static void serve(TestWorkflowEnvironment server, SimulatedEstate estate) {
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

  private static FailoverRequest request(String example, String reason) {
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

  private static FailoverWorkflow start(TestWorkflowEnvironment server) {
    return start(server, WorkerOnARealServerTest.request());
  }

  private static FailoverWorkflow start(TestWorkflowEnvironment server, FailoverRequest request) {
    FailoverWorkflow run =
        RunStart.stub(
            server.getWorkflowClient(), FailoverWorkflow.class, request, Lifeboat.TASK_QUEUE);
    WorkflowClient.start(run::run, request);
    return run;
  }

  private static void approve(FailoverWorkflow run, RunRecord open) {
    approve(run, open, "on-call");
  }

  private static void approve(FailoverWorkflow run, RunRecord open, String who) {
    run.approveNow(
        new GateAnswer(open.gates().get(0).gate(), who, open.gates().get(0).code(), "go"));
  }

  private static Predicate<RunRecord> state(RunState state) {
    return record -> {
      assertThat(record.state()).as(record.sentence()).isNotEqualTo(RunState.PAUSED);
      return record.state() == state;
    };
  }

  /** In small strides: left to jump freely, the server's time can pass a task on its way. */
  private static RunRecord until(
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

  private static List<String> changes(SimulatedAws aws) {
    return aws.journal().mutations().stream().map(JournalEntry::operation).toList();
  }

  private static TestWorkflowEnvironment server() {
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
}
