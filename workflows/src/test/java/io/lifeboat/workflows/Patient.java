package io.lifeboat.workflows;

import io.temporal.worker.WorkerOptions;

/** For machines on which much else runs: a slow first second is no deadlock. */
final class Patient {
  static final WorkerOptions OPTIONS =
      WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(20_000).build();

  private Patient() {}
}
