package io.lifeboat.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.activities.Actions;
import io.lifeboat.activities.Connections;
import io.lifeboat.activities.checks.Looks;
import io.lifeboat.activities.checks.Observer;
import io.lifeboat.activities.health.Prober;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.simulator.JournalEntry;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.world.World;
import io.lifeboat.worker.metrics.Metrics;
import io.lifeboat.workflows.FailoverSettings;
import io.lifeboat.workflows.LastMove;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.RunKeeping;
import io.lifeboat.workflows.monitor.MonitorRecord;
import io.lifeboat.workflows.monitor.MonitorRequest;
import io.lifeboat.workflows.monitor.MonitorWorkflow;
import io.lifeboat.workflows.monitor.TemporalAnnouncing;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An application in simulated AWS, the real monitor, the real looks, the real actions, and time
 * that jumps.
 */
final class MonitoredEstate implements AutoCloseable {
  private static final Duration STRIDE = Duration.ofSeconds(1);
  private static final Set<String> TELLING = Set.of("Publish", "SendEmail", "PagerDutyEvent");
  private static final Duration LONG = Duration.ofMinutes(20);

  private final TestWorkflowEnvironment server = VirtualTime.server();
  private final SimulatedAws aws;
  private final RecoveryPlan plan;
  private final WatchMaker watches;
  private MonitorWorkflow monitor;

  /**
   * @param eyes how somebody sees the application from a vantage point, when not as it is
   */
  MonitoredEstate(RecoveryPlan plan, World world, Function<String, Function<Prober, Prober>> eyes) {
    this.plan = plan;
    this.aws = SimulatedAws.of(world, VirtualTime.clock(server));
    this.watches =
        new VirtualWatches(() -> Instant.ofEpochMilli(server.currentTimeMillis()), server::sleep);
    SimulatedEstate estate = new SimulatedEstate(aws);
    Connections to = estate.connections();
    Worker worker = worker(Lifeboat.TASK_QUEUE);
    LifeboatWorker.register(
        worker,
        FailoverSettings.virtualTime(),
        new ActionDispatcher(Actions.all(to), watches, new Metrics().actions()));
    worker.registerActivitiesImplementations(
        observing(to, eyes.apply("here")),
        new NoRunsBefore(),
        new TemporalAnnouncing(
            server.getWorkflowClient(), Lifeboat.TASK_QUEUE, Optional.empty(), (news, why) -> {}));
    plan.detectionOrUsual()
        .vantagePoints()
        .forEach(
            name ->
                worker(Lifeboat.vantageQueue(name))
                    .registerActivitiesImplementations(observing(to, eyes.apply(name))));
    server.start();
    // Worlds need a moment until their figures are there.
    server.sleep(Duration.ofMinutes(10));
  }

  private Worker worker(String queue) {
    return server.newWorker(
        queue,
        WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(20_000)
            .setDefaultHeartbeatThrottleInterval(Duration.ofMillis(100))
            .build());
  }

  private TemporalObserving observing(Connections to, Function<Prober, Prober> eyes) {
    Connections seen =
        new Connections(to.aws(), eyes.apply(to.prober()), to.nameServers(), to.sql(), to.http());
    return new TemporalObserving(new Observer(Looks.all(seen)), watches);
  }

  /** A plan with {@code detect} as a test wants it. */
  static RecoveryPlan detecting(RecoveryPlan plan, Map<String, ?> detect) {
    var tree = LifeboatJson.mapper().<ObjectNode>valueToTree(plan);
    tree.set("detect", LifeboatJson.mapper().valueToTree(detect));
    return LifeboatJson.mapper().convertValue(tree, RecoveryPlan.class);
  }

  SimulatedAws aws() {
    return aws;
  }

  Instant now() {
    return Instant.ofEpochMilli(server.currentTimeMillis());
  }

  void start() {
    monitor =
        server
            .getWorkflowClient()
            .newWorkflowStub(
                MonitorWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(MonitorRequest.workflowId(plan.application()))
                    .setTaskQueue(Lifeboat.TASK_QUEUE)
                    .build());
    WorkflowStub.fromTyped(monitor).start(new MonitorRequest(plan, "anna", "in test"));
    until(
        "eyes",
        record ->
            record.sentence().contains("is healthy") || record.sentence().contains("degraded"));
  }

  MonitorRecord record() {
    return monitor.status();
  }

  /** In small strides: left to jump freely, the server's time can pass a task on its way. */
  void pass(Duration time) {
    Instant end = now().plus(time);
    while (now().isBefore(end)) {
      server.sleep(time.compareTo(LONG) > 0 ? STRIDE.multipliedBy(5) : STRIDE);
    }
  }

  MonitorRecord until(String what, Predicate<MonitorRecord> wanted) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    MonitorRecord record = record();
    while (!wanted.test(record)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never came to " + what + ", but is " + record);
      }
      server.sleep(STRIDE);
      record = record();
    }
    return record;
  }

  /** What was changed since; telling people is no change. */
  Optional<JournalEntry> firstChange(Instant since) {
    return aws.journal().mutations().stream()
        .filter(entry -> !entry.at().isBefore(since))
        .filter(entry -> !TELLING.contains(entry.operation()))
        .findFirst();
  }

  JournalEntry untilChanged(Instant since) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (firstChange(since).isEmpty()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("nothing was changed");
      }
      server.sleep(STRIDE);
    }
    return firstChange(since).orElseThrow();
  }

  @Override
  public void close() {
    server.close();
    watches.close();
  }

  /** The server in which time jumps knows nothing of other runs. */
  static final class NoRunsBefore implements RunKeeping {
    @Override
    public String keepReport(RunRecord record, List<String> allowedRegions) {
      return "no report is kept";
    }

    @Override
    public Optional<String> moveUnderWay(String application) {
      return Optional.empty();
    }

    @Override
    public Optional<LastMove> lastMove(String application) {
      return Optional.empty();
    }

    @Override
    public RunRecord endedMove(String application, Optional<String> runId) {
      throw ApplicationFailure.newNonRetryableFailure("there is none", NO_SUCH_RUN);
    }
  }
}
