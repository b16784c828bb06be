package io.lifeboat.worker;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One timer that says for every activity at work: still here. */
final class Heartbeats implements AutoCloseable {
  private static final long EVERY_MILLIS = 1_000;

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "lifeboat-heartbeats");
            thread.setDaemon(true);
            return thread;
          });

  Heartbeats() {
    timer.setRemoveOnCancelPolicy(true);
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  /** Beats until cancelled; an activity that nobody waits for any more is told so. */
  ScheduledFuture<?> start(
      ActivityExecutionContext context,
      java.util.function.Supplier<Optional<String>> progress,
      Consumer<ActivityCompletionException> givenUp) {
    return timer.scheduleWithFixedDelay(
        () -> beat(context, progress, givenUp), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void beat(
      ActivityExecutionContext context,
      java.util.function.Supplier<Optional<String>> progress,
      Consumer<ActivityCompletionException> givenUp) {
    try {
      context.heartbeat(progress.get().orElse("at work"));
    } catch (ActivityCompletionException over) {
      givenUp.accept(over);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
