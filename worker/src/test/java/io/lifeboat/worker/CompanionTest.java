package io.lifeboat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.health.AwsWatchUsers;
import io.lifeboat.activities.health.Reply;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.WatchUsers;
import io.lifeboat.worker.metrics.Metrics;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What accompanies a run ends when the run asks it to, and tells what it has seen. */
@Timeout(60)
class CompanionTest {
  /** A run that is accompanied for a while. */
  @WorkflowInterface
  public interface Accompanied {
    @WorkflowMethod
    Outcome run(Step companion, Duration duration, Duration heartbeat);
  }

  /** Cancels its companion at the end, and waits for its last word. */
  public static final class AccompaniedImpl implements Accompanied {
    @Override
    public Outcome run(Step companion, Duration duration, Duration heartbeat) {
      ActivityOptions.Builder options =
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(Duration.ofDays(2))
              .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED);
      if (!heartbeat.isZero()) {
        options.setHeartbeatTimeout(heartbeat);
      }
      StepCall call = new StepCall("shop", "run-1", "watch-users", "", Map.of());
      Promise<Outcome>[] seen = newArray();
      CancellationScope scope =
          Workflow.newCancellationScope(
              () ->
                  seen[0] =
                      Workflow.newUntypedActivityStub(options.build())
                          .executeAsync("WatchUsersConfirm", Outcome.class, companion, call));
      Async.procedure(scope::run).get();
      Workflow.sleep(duration);
      scope.cancel();
      return seen[0].get();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generics cannot be made otherwise
    private static Promise<Outcome>[] newArray() {
      return new Promise[1];
    }
  }

  @Test
  void endsInRealTime() {
    try (TestWorkflowEnvironment server = server(false);
        WatchMaker watches = new RealWatches()) {
      Outcome outcome = run(server, watches, Duration.ofSeconds(3), Duration.ofSeconds(5));

      assertThat(Integer.parseInt(outcome.facts().get(Facts.USERS_ASKED))).isBetween(3, 60);
    }
  }

  @Test
  void endsInVirtualTime() {
    try (TestWorkflowEnvironment server = server(true);
        WatchMaker watches =
            new VirtualWatches(
                () -> Instant.ofEpochMilli(server.currentTimeMillis()), server::sleep)) {
      Outcome outcome = run(server, watches, Duration.ofMinutes(10), Duration.ZERO);

      assertThat(Integer.parseInt(outcome.facts().get(Facts.USERS_ASKED)))
          .isGreaterThanOrEqualTo(1_000);
    }
  }

  private static Outcome run(
      TestWorkflowEnvironment server, WatchMaker watches, Duration duration, Duration heartbeat) {
    Worker worker =
        server.newWorker(
            "companions",
            WorkerOptions.newBuilder()
                .setDefaultHeartbeatThrottleInterval(Duration.ofMillis(20))
                .build());
    worker.registerWorkflowImplementationTypes(AccompaniedImpl.class);
    worker.registerActivitiesImplementations(
        new ActionDispatcher(
            List.of(
                new AwsWatchUsers(
                    (probe, watch) ->
                        new Reply(200, Optional.empty(), "", Duration.ofMillis(1), watch.now()))),
            watches,
            new Metrics().actions()));
    server.start();
    Probe probe = new Probe("shop", "https://shop.example.com/", Duration.ofSeconds(1), List.of());
    return server
        .getWorkflowClient()
        .newWorkflowStub(
            Accompanied.class, WorkflowOptions.newBuilder().setTaskQueue("companions").build())
        .run(new WatchUsers(List.of(probe), Duration.ofMillis(500)), duration, heartbeat);
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
