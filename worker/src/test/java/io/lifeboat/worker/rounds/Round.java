package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Connections;
import io.lifeboat.activities.http.Http;
import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.SimulatedClock;
import io.lifeboat.worker.DevServer;
import io.lifeboat.worker.LifeboatWorker;
import io.lifeboat.worker.Picture;
import io.lifeboat.worker.SimulatedEstate;
import io.lifeboat.worker.WorkerSettings;
import io.lifeboat.worker.metrics.Metrics;
import io.lifeboat.workflows.DrillRequest;
import io.lifeboat.workflows.DrillWorkflow;
import io.lifeboat.workflows.FailbackRequest;
import io.lifeboat.workflows.FailbackWorkflow;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.GateAnswer;
import io.lifeboat.workflows.MarkRequest;
import io.lifeboat.workflows.MarkWorkflow;
import io.lifeboat.workflows.RollbackRequest;
import io.lifeboat.workflows.RollbackWorkflow;
import io.lifeboat.workflows.RunOrders;
import io.lifeboat.workflows.RunRequest;
import io.lifeboat.workflows.RunStart;
import io.lifeboat.workflows.monitor.IncidentRequest;
import io.lifeboat.workflows.monitor.MonitorRequest;
import io.lifeboat.workflows.monitor.MonitorWorkflow;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One application in simulated AWS, a worker that looks after it, and a person who starts its runs
 * and approves every gate.
 */
final class Round implements AutoCloseable {
  static final String WHO = "anna";
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final AtomicInteger QUEUES = new AtomicInteger();

  private final DevServer server;
  private final RecoveryPlan plan;
  private final SimulatedAws aws;
  private final WorkerSettings settings;
  private final Metrics metrics = new Metrics();
  private final LifeboatWorker worker;
  private final Set<String> approved = new HashSet<>();

  private Round(
      DevServer server,
      ExamplePlan example,
      double speedUp,
      Map<String, String> settings,
      UnaryOperator<Connections> connected) {
    this.server = server;
    this.plan = example.plan();
    this.aws = SimulatedAws.of(example.world(), SimulatedClock.wall(speedUp));
    this.settings =
        WorkerSettings.from(settings).withTaskQueue("round-" + QUEUES.incrementAndGet());
    this.worker =
        LifeboatWorker.start(
            server.client(),
            this.settings,
            connected.apply(new SimulatedEstate(aws).connections()),
            metrics);
  }

  /**
   * Begins: all is well.
   *
   * @param speedUp how many times as fast as the real one AWS is
   */
  static Round of(DevServer server, ExamplePlan example, double speedUp) {
    return new Round(server, example, speedUp, Map.of(), UnaryOperator.identity());
  }

  /**
   * The same, with a worker that is set otherwise and asks everything but AWS otherwise.
   *
   * @param settings as {@link WorkerSettings#from} takes them
   */
  static Round asking(
      DevServer server,
      ExamplePlan example,
      double speedUp,
      Map<String, String> settings,
      Http http) {
    return new Round(
        server,
        example,
        speedUp,
        settings,
        to -> new Connections(to.aws(), to.prober(), to.nameServers(), to.sql(), http));
  }

  /** Somebody looks at it all the time from now on. */
  MonitorWorkflow monitor() {
    MonitorWorkflow monitor =
        server
            .client()
            .newWorkflowStub(
                MonitorWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(MonitorRequest.workflowId(plan.application()))
                    .setTaskQueue(settings.taskQueue())
                    .build());
    WorkflowStub.fromTyped(monitor).start(new MonitorRequest(plan, WHO, "it is live"));
    return monitor;
  }

  /** What is gathered of a region's trouble is told with shorter rests than the usual minute. */
  void gather(Region region, Duration before, Duration between) {
    server
        .client()
        .newUntypedWorkflowStub(
            "IncidentWorkflow",
            WorkflowOptions.newBuilder()
                .setWorkflowId(IncidentRequest.workflowId(region))
                .setTaskQueue(settings.taskQueue())
                .build())
        .start(new IncidentRequest(region, Optional.of(before), Optional.of(between)));
  }

  Metrics metrics() {
    return metrics;
  }

  SimulatedAws aws() {
    return aws;
  }

  RecoveryPlan plan() {
    return plan;
  }

  Picture picture() {
    return Picture.of(new SimulatedEstate(aws), plan);
  }

  FailoverWorkflow failover(Mode mode) {
    return failover(mode, Optional.empty());
  }

  /**
   * @param impactAt when users were first hurt
   */
  FailoverWorkflow failover(Mode mode, Optional<Instant> impactAt) {
    return start(
        FailoverWorkflow.class,
        new FailoverRequest(
            plan,
            Optional.empty(),
            Optional.empty(),
            mode,
            WHO,
            "a test",
            impactAt,
            Optional.empty()));
  }

  FailbackWorkflow failback() {
    return start(
        FailbackWorkflow.class,
        new FailbackRequest(plan, Optional.empty(), Optional.empty(), WHO, "home again"));
  }

  MarkWorkflow mark() {
    return start(MarkWorkflow.class, new MarkRequest(plan, WHO, "before it happens"));
  }

  DrillWorkflow drill(DrillDepth depth) {
    return start(
        DrillWorkflow.class,
        new DrillRequest(
            plan, Optional.of(depth), Optional.empty(), Optional.empty(), WHO, "practice"));
  }

  RollbackWorkflow rollback(Optional<RollbackRequest.Release> release) {
    return start(
        RollbackWorkflow.class,
        new RollbackRequest(plan, Optional.empty(), release, WHO, "as it was"));
  }

  /** The run of a workflow id, whoever started it. */
  RunOrders other(String workflowId) {
    return server.client().newWorkflowStub(FailoverWorkflow.class, workflowId);
  }

  <W extends RunOrders> W start(Class<W> type, RunRequest request) {
    W run = RunStart.stub(server.client(), type, request, settings.taskQueue());
    WorkflowStub.fromTyped(run).start(request);
    return run;
  }

  /** Lets it come to its end; gates are approved on the way, and it must not pause. */
  RunRecord end(RunOrders run) {
    until(run, record -> notPaused(record).state() == RunState.ENDED);
    return WorkflowStub.fromTyped(run).getResult(RunRecord.class);
  }

  /** Lets it come to what is wanted; gates are approved on the way. */
  RunRecord until(RunOrders run, Predicate<RunRecord> wanted) {
    Instant end = Instant.now().plus(PATIENCE);
    RunRecord record = run.status();
    while (!wanted.test(record)) {
      assertThat(Instant.now()).as("it never came to that: %s", record).isBefore(end);
      approve(run, record);
      pause(Duration.ofMillis(100));
      record = run.status();
    }
    return record;
  }

  /** Lets a step come to one of the states. */
  RunRecord until(RunOrders run, String step, StepState... states) {
    return until(run, record -> Set.of(states).contains(step(record, step).state()));
  }

  static StepRecord step(RunRecord record, String id) {
    return record.steps().stream()
        .filter(step -> step.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no step " + id + " in " + record));
  }

  private static RunRecord notPaused(RunRecord record) {
    assertThat(record.state()).as(record.sentence()).isNotEqualTo(RunState.PAUSED);
    return record;
  }

  private void approve(RunOrders run, RunRecord record) {
    record.gates().stream()
        .filter(gate -> gate.closedAt().isEmpty())
        .forEach(
            gate ->
                gate.approvers().stream()
                    .limit(gate.needed())
                    .filter(who -> approved.add(gate.code() + who))
                    .forEach(
                        who ->
                            run.approve(
                                new GateAnswer(gate.gate(), who, gate.code(), "evidence seen"))));
  }

  static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }

  @Override
  public void close() {
    List.of(
            FailoverRequest.workflowId(plan.application()),
            DrillRequest.workflowId(plan.application()),
            MonitorRequest.workflowId(plan.application()))
        .forEach(this::terminateIfItRuns);
    plan.regions().all().stream().map(IncidentRequest::workflowId).forEach(this::terminateIfItRuns);
    worker.close();
    metrics.close();
    aws.postgres().close();
  }

  private void terminateIfItRuns(String workflowId) {
    try {
      server.client().newUntypedWorkflowStub(workflowId).terminate("the test is over");
    } catch (WorkflowException hasEnded) {
      // As it should be.
    }
  }
}
