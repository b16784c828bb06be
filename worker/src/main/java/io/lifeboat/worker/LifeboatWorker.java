package io.lifeboat.worker;

import io.lifeboat.activities.Actions;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Connections;
import io.lifeboat.activities.checks.Look;
import io.lifeboat.activities.checks.Looks;
import io.lifeboat.activities.checks.Observer;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.worker.intake.TemporalEventKeeping;
import io.lifeboat.worker.keeping.TemporalRunKeeping;
import io.lifeboat.worker.metrics.Metrics;
import io.lifeboat.workflows.FailoverSettings;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.RunTypes;
import io.lifeboat.workflows.monitor.TemporalAnnouncing;
import io.temporal.client.WorkflowClient;
import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker: carries out runs and their actions for one task queue, until it is closed. */
public final class LifeboatWorker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LifeboatWorker.class);
  private static final int SECONDS_TO_FINISH = 7;
  private static final int SECONDS_TO_STOP = 2;

  /** A run's next step waits this long for a worker that has died before another one takes it. */
  private static final Duration DEAD_WORKERS_QUEUE = Duration.ofSeconds(1);

  /** A cold or busy machine needs more than the usual second for the first task of a run. */
  private static final Duration SLOW_FIRST_SECONDS = Duration.ofSeconds(8);

  private final WorkerFactory factory;
  private final WatchMaker watches;
  private final TemporalRunKeeping keeping;

  private LifeboatWorker(WorkerFactory factory, WatchMaker watches, TemporalRunKeeping keeping) {
    this.factory = factory;
    this.watches = watches;
    this.keeping = keeping;
  }

  /**
   * Starts a worker in this process.
   *
   * @param client made with Lifeboat's data converter
   * @param actions the actions that it serves, such as {@code Actions.all(...)}
   * @throws CannotStart when the server does not let it
   */
  public static LifeboatWorker start(
      WorkflowClient client, WorkerSettings settings, List<? extends RecoveryAction<?>> actions) {
    return start(client, settings, actions, new Metrics());
  }

  /**
   * Starts a worker in this process that is measured.
   *
   * @throws CannotStart when the server does not let it
   */
  public static LifeboatWorker start(
      WorkflowClient client,
      WorkerSettings settings,
      List<? extends RecoveryAction<?>> actions,
      Metrics metrics) {
    return start(client, settings, actions, List.of(), metrics);
  }

  /**
   * Starts a worker in this process that looks at applications as well, also from the vantage point
   * of its settings.
   *
   * @param looks the kinds of checks that it makes, such as {@code Looks.all(...)}
   * @throws CannotStart when the server does not let it
   */
  public static LifeboatWorker start(
      WorkflowClient client,
      WorkerSettings settings,
      List<? extends RecoveryAction<?>> actions,
      List<? extends Look<?>> looks,
      Metrics metrics) {
    return start(client, settings, actions, looks, metrics, Optional.empty());
  }

  /**
   * Starts the whole worker: runs with all their actions, all checks, and the listening to events.
   *
   * @throws CannotStart when the server does not let it
   */
  public static LifeboatWorker start(
      WorkflowClient client, WorkerSettings settings, Connections reached, Metrics metrics) {
    return start(
        client,
        settings,
        Actions.all(reached),
        Looks.all(reached),
        metrics,
        Optional.of(reached.aws()));
  }

  private static LifeboatWorker start(
      WorkflowClient client,
      WorkerSettings settings,
      List<? extends RecoveryAction<?>> actions,
      List<? extends Look<?>> looks,
      Metrics metrics,
      Optional<AwsClients> events) {
    WatchMaker watches = new RealWatches();
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker(settings.taskQueue(), options(settings));
    observe(factory, worker, settings, looks, watches);
    register(
        worker, runs(client, settings), new ActionDispatcher(actions, watches, metrics.actions()));
    TemporalRunKeeping keeping =
        new TemporalRunKeeping(client, settings.reports().shelf(), metrics.runs()::ended);
    worker.registerActivitiesImplementations(
        keeping,
        new TemporalAnnouncing(
            client, settings.taskQueue(), settings.gather(), metrics.decisions()::told));
    events
        .map(aws -> new TemporalEventKeeping(client, aws, watches, metrics.events()))
        .ifPresent(worker::registerActivitiesImplementations);
    factory.start();
    settings.version().ifPresent(version -> CurrentVersion.set(client, version));
    log.info(
        "serving {} actions on task queue {} of namespace {}",
        actions.size(),
        settings.taskQueue(),
        client.getOptions().getNamespace());
    return new LifeboatWorker(factory, watches, keeping);
  }

  private static void observe(
      WorkerFactory factory,
      Worker worker,
      WorkerSettings settings,
      List<? extends Look<?>> looks,
      WatchMaker watches) {
    if (looks.isEmpty()) {
      return;
    }
    TemporalObserving observing = new TemporalObserving(new Observer(looks), watches);
    worker.registerActivitiesImplementations(observing);
    settings
        .vantage()
        .map(name -> factory.newWorker(Lifeboat.vantageQueue(name), options(settings)))
        .ifPresent(outlook -> outlook.registerActivitiesImplementations(observing));
  }

  /** What a worker serves, whoever made it: a test server's worker takes it as well. */
  public static void register(Worker worker, FailoverSettings runs, ActionDispatcher actions) {
    RunTypes.register(worker, runs);
    worker.registerActivitiesImplementations(actions);
  }

  /** The production worker; settings come from the environment, see {@link WorkerSettings}. */
  public static void main(String[] arguments) {
    System.exit(WorkerProgram.run(System.getenv()));
  }

  /** Why it takes no work, whatever Temporal has for it; empty when it does. */
  public Optional<String> whyNotReady() {
    return factory.isShutdown() ? Optional.of("it is stopping") : Optional.empty();
  }

  /** Finishes what is short, hands the rest back, and is gone within ten seconds. */
  @Override
  public void close() {
    watches.handBack();
    factory.shutdown();
    factory.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
    if (!factory.isTerminated()) {
      factory.shutdownNow();
      factory.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }
    watches.close();
    keeping.close();
  }

  private static FailoverSettings runs(WorkflowClient client, WorkerSettings settings) {
    FailoverSettings runs = settings.runs();
    return new ServerNames(client).areKnown() ? runs : runs.withoutSearchAttributes();
  }

  /** Enough for one large application on two cores; activities mostly wait. */
  private static WorkerOptions options(WorkerSettings settings) {
    WorkerOptions.Builder options =
        WorkerOptions.newBuilder()
            .setStickyQueueScheduleToStartTimeout(DEAD_WORKERS_QUEUE)
            .setMaxConcurrentActivityExecutionSize(200)
            .setMaxConcurrentWorkflowTaskExecutionSize(20)
            .setMaxConcurrentWorkflowTaskPollers(4)
            .setMaxConcurrentActivityTaskPollers(4)
            .setAllowActivityHeartbeatDuringShutdown(true)
            .setDefaultDeadlockDetectionTimeout(SLOW_FIRST_SECONDS.toMillis());
    settings.version().ifPresent(version -> options.setDeploymentOptions(versioned(version)));
    return options.build();
  }

  private static WorkerDeploymentOptions versioned(WorkerSettings.Version version) {
    return WorkerDeploymentOptions.newBuilder()
        .setUseVersioning(true)
        .setVersion(new WorkerDeploymentVersion(version.deployment(), version.buildId()))
        .setDefaultVersioningBehavior(VersioningBehavior.PINNED)
        .build();
  }
}
