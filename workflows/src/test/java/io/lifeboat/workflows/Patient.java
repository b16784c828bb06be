package io.lifeboat.workflows;

import io.temporal.worker.WorkerOptions;
import java.time.Duration;

/**
 * For machines on which much else runs: a slow first second is no deadlock; and a cancelled
 * activity is told soon.
 */
final class Patient {
  static final WorkerOptions OPTIONS =
      WorkerOptions.newBuilder()
          .setDefaultDeadlockDetectionTimeout(20_000)
          .setDefaultHeartbeatThrottleInterval(Duration.ofMillis(100))
          .build();

  private Patient() {}
}
