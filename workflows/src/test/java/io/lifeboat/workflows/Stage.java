package io.lifeboat.workflows;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.workflows.monitor.TemporalAnnouncing;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A test server in virtual time, a worker with recorded actions, and one run of the web shop. */
final class Stage implements AutoCloseable {
  static final RecoveryPlan PLAN =
      PlanReader.read(Path.of("src/test/resources/plans/eu-web-shop.yaml")).plan().orElseThrow();
  static final Instant IMPACT = Instant.parse("2026-01-01T00:00:00Z");

  final RecordedActions actions = new RecordedActions();
  final RecordedKeeping keeping = new RecordedKeeping();
  final TestWorkflowEnvironment server;
  final RecordedObserving observing;
  RunOrders run;

  Stage(WorkerInterceptor... interceptors) {
    this(List.of(), interceptors);
  }

  /**
   * @param vantagePoints where somebody looks from beside the worker
   */
  Stage(List<String> vantagePoints, WorkerInterceptor... interceptors) {
    TestEnvironmentOptions.Builder options =
        TestEnvironmentOptions.newBuilder()
            .setInitialTime(IMPACT.plusSeconds(60))
            .setWorkerFactoryOptions(
                WorkerFactoryOptions.newBuilder().setWorkerInterceptors(interceptors).build())
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(Lifeboat.dataConverter())
                    .build());
    Lifeboat.searchAttributes()
        .forEach(
            key ->
                options.registerSearchAttribute(
                    key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    server = TestWorkflowEnvironment.newInstance(options.build());
    observing = new RecordedObserving(server);
    register(server.newWorker(Lifeboat.TASK_QUEUE, Patient.OPTIONS));
    vantagePoints.forEach(
        name ->
            server
                .newWorker(Lifeboat.vantageQueue(name), Patient.OPTIONS)
                .registerActivitiesImplementations(observing));
    server.start();
  }

  private void register(Worker worker) {
    RunTypes.register(worker, FailoverSettings.virtualTime());
    worker.registerActivitiesImplementations(
        actions,
        keeping,
        observing,
        new TemporalAnnouncing(
            server.getWorkflowClient(), Lifeboat.TASK_QUEUE, Optional.empty(), (news, why) -> {}));
  }

  static FailoverRequest request(Mode mode) {
    return request(PLAN, mode);
  }

  static FailoverRequest request(RecoveryPlan plan, Mode mode) {
    return new FailoverRequest(
        plan,
        Optional.empty(),
        Optional.empty(),
        mode,
        "anna",
        "eu-central-1 is gone",
        Optional.of(IMPACT),
        Optional.of(IMPACT.plusSeconds(45)));
  }

  Stage start(Mode mode) {
    return start(request(mode));
  }

  Stage start(FailoverRequest request) {
    return start(FailoverWorkflow.class, request);
  }

  Stage start(FailbackRequest request) {
    return start(FailbackWorkflow.class, request);
  }

  Stage start(DrillRequest request) {
    return start(DrillWorkflow.class, request);
  }

  Stage start(RollbackRequest request) {
    return start(RollbackWorkflow.class, request);
  }

  Stage start(MarkRequest request) {
    return start(MarkWorkflow.class, request);
  }

  Stage start(RepairRequest request) {
    return start(RepairWorkflow.class, request);
  }

  private Stage start(Class<? extends RunOrders> type, RunRequest request) {
    run = RunStart.stub(server.getWorkflowClient(), type, request, Lifeboat.TASK_QUEUE);
    WorkflowStub.fromTyped(run).start(request);
    return this;
  }

  RunRecord status() {
    return run.status();
  }

  RunRecord result() {
    return WorkflowStub.fromTyped(run).getResult(RunRecord.class);
  }

  RunRecord reaches(RunState state) {
    return until("state " + state, record -> record.state() == state);
  }

  RunRecord reaches(String step, StepState state) {
    return until(step + " " + state, record -> step(record, step).state() == state);
  }

  /** Lets virtual time go on until the run looks as described. */
  RunRecord until(String what, Predicate<RunRecord> wanted) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    RunRecord record = status();
    while (!wanted.test(record)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never came to " + what + ", but is " + record);
      }
      server.sleep(Duration.ofMillis(200));
      record = status();
    }
    return record;
  }

  void approve(String who) {
    run.approveNow(answer(who));
  }

  GateAnswer answer(String who) {
    var gate =
        status().gates().stream().filter(g -> g.closedAt().isEmpty()).findFirst().orElseThrow();
    return new GateAnswer(gate.gate(), who, gate.code(), "the region is lost");
  }

  static StepRecord step(RunRecord record, String id) {
    return record.steps().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  WorkflowExecutionHistory history() {
    return server
        .getWorkflowClient()
        .fetchHistory(WorkflowStub.fromTyped(run).getExecution().getWorkflowId());
  }

  @Override
  public void close() {
    server.close();
  }
}
