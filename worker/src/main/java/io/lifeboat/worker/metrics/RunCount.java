package io.lifeboat.worker.metrics;

import io.grpc.StatusRuntimeException;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Counts from time to time the runs that go on, and with it sees whether Temporal answers. Every
 * worker counts all of them: a dashboard takes the largest, not the sum.
 */
public final class RunCount implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final WorkflowClient client;
  private final RunMeter meter;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "run-count");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Optional<String> silence = Optional.of("Temporal has not been asked yet");

  private RunCount(WorkflowClient client, RunMeter meter) {
    this.client = client;
    this.meter = meter;
  }

  /** Begins at once, and goes on every ten seconds. */
  public static RunCount start(WorkflowClient client, RunMeter meter) {
    RunCount count = new RunCount(client, meter);
    count.clock.scheduleWithFixedDelay(count::look, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
    return count;
  }

  /** Why Temporal did not answer the last time; empty when it did. */
  public Optional<String> silence() {
    return silence;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private void look() {
    try {
      for (RunState state : RunState.values()) {
        if (state != RunState.ENDED) {
          meter.now(state, client.countWorkflows(query(state)).getCount());
        }
      }
      silence = Optional.empty();
    } catch (StatusRuntimeException refused) {
      silence = Optional.of("Temporal does not answer: " + refused.getStatus().getCode());
    } catch (RuntimeException odd) {
      // A look that fails for whatever reason must not end the clock that looks again.
      silence = Optional.of("runs cannot be counted: " + odd.getMessage());
    }
  }

  private static String query(RunState state) {
    return "ExecutionStatus = 'Running' AND %s = '%s'"
        .formatted(Lifeboat.STATE.getName(), LifeboatJson.mapper().valueToTree(state).asText());
  }
}
