package io.lifeboat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Connections;
import io.lifeboat.activities.checks.Looks;
import io.lifeboat.activities.checks.Observer;
import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.health.Reply;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.health.AskHttp;
import io.lifeboat.plan.health.Lookout;
import io.lifeboat.plan.health.Sight;
import io.lifeboat.plan.health.View;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.worker.metrics.Metrics;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.monitor.Observing;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ObservingTest {
  private static final Duration EVERY = Duration.ofSeconds(30);

  /** Watches twice, as a monitor does. */
  @WorkflowInterface
  public interface Watching {
    @WorkflowMethod
    List<View> watch(String queue, Lookout lookout, Duration heartbeat);
  }

  /** As above. */
  public static final class WatchingImpl implements Watching {
    @Override
    public List<View> watch(String queue, Lookout lookout, Duration heartbeat) {
      ActivityOptions.Builder options =
          ActivityOptions.newBuilder()
              .setTaskQueue(queue)
              .setStartToCloseTimeout(Duration.ofMinutes(15));
      if (!heartbeat.isZero()) {
        options.setHeartbeatTimeout(heartbeat);
      }
      Observing observing = Workflow.newActivityStub(Observing.class, options.build());
      View first = observing.watch(lookout, Optional.empty());
      return List.of(first, observing.watch(lookout, Optional.of(first)));
    }
  }

  @Test
  void noticesInVirtualTimeWhatTurns() {
    AtomicInteger asked = new AtomicInteger();
    try (TestWorkflowEnvironment server = server(true);
        WatchMaker watches =
            new VirtualWatches(
                () -> Instant.ofEpochMilli(server.currentTimeMillis()), server::sleep)) {
      Worker worker = server.newWorker(Lifeboat.TASK_QUEUE);
      worker.registerWorkflowImplementationTypes(WatchingImpl.class);
      Prober failing = (probe, watch) -> reply(asked.incrementAndGet() > 2 ? 503 : 200);
      worker.registerActivitiesImplementations(
          new TemporalObserving(new Observer(Looks.all(to(failing))), watches));
      server.start();
      List<View> views = watch(server, Lifeboat.TASK_QUEUE, EVERY, Duration.ZERO);
      assertThat(sight(views.get(0))).isEqualTo(Sight.GOOD);
      assertThat(sight(views.get(1))).isEqualTo(Sight.BAD);
      assertThat(Duration.between(views.get(0).at(), views.get(1).at()))
          .isCloseTo(EVERY.multipliedBy(4), Duration.ofSeconds(5));
    }
  }

  @Test
  void looksFromItsVantagePointAlone() {
    AtomicInteger asked = new AtomicInteger();
    try (TestWorkflowEnvironment server = server(false)) {
      Worker monitor = server.newWorker("monitor");
      monitor.registerWorkflowImplementationTypes(WatchingImpl.class);
      server.start();
      Prober failing = (probe, watch) -> reply(asked.incrementAndGet() > 1 ? 503 : 200);
      try (LifeboatWorker worker =
          LifeboatWorker.start(
              server.getWorkflowClient(),
              WorkerSettings.from(Map.of("LIFEBOAT_VANTAGE", "us-west-2")),
              List.of(),
              Looks.all(to(failing)),
              new Metrics())) {
        assertThat(worker).isNotNull();
        List<View> views =
            watch(server, "lifeboat@us-west-2", Duration.ofMillis(200), Duration.ofSeconds(5));
        assertThat(sight(views.get(1))).isEqualTo(Sight.BAD);
      }
    }
  }

  private static List<View> watch(
      TestWorkflowEnvironment server, String queue, Duration every, Duration heartbeat) {
    Region region = Region.of("eu-west-1");
    Probe probe = new Probe("front", "https://example.com/", Duration.ofSeconds(1), List.of());
    return server
        .getWorkflowClient()
        .newWorkflowStub(
            Watching.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(heartbeat.isZero() ? Lifeboat.TASK_QUEUE : "monitor")
                .build())
        .watch(
            queue,
            new Lookout("shop", "us-west-2", List.of(new AskHttp(region, probe)), every, 3, 2),
            heartbeat);
  }

  private static Connections to(Prober prober) {
    return new Connections(null, prober, null);
  }

  private static Reply reply(int status) {
    return new Reply(status, Optional.empty(), "", Duration.ofMillis(1), Instant.EPOCH);
  }

  private static Sight sight(View view) {
    return view.findings().get(0).sight();
  }

  private static TestWorkflowEnvironment server(boolean jumping) {
    return TestWorkflowEnvironment.newInstance(
        TestEnvironmentOptions.newBuilder()
            .setUseTimeskipping(jumping)
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(Lifeboat.dataConverter())
                    .build())
            .build());
  }
}
