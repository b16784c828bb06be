package io.lifeboat.simulator.gateway;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Where calls wait without holding a thread. */
public final class Parking implements AutoCloseable {
  // Longer than any client waits; then the connection is given up so that sockets do not pile up.
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "gateway-timer");
            thread.setDaemon(true);
            return thread;
          });
  private final Executor workers;

  /** Waits here, goes on there. */
  public Parking(Executor workers) {
    this.workers = workers;
  }

  /** Leaves a call without an answer. */
  public void park(OpenExchange exchange) {
    timer.schedule(exchange::close, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Goes on after a delay. */
  public void later(Duration delay, Runnable rest) {
    timer.schedule(() -> now(rest), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Goes on at once, on a thread of the gateway. */
  void now(Runnable rest) {
    try {
      workers.execute(rest);
    } catch (RejectedExecutionException closing) {
      // The gateway is being closed; its connections close with it.
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
