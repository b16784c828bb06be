package io.lifeboat.workflows;

import io.temporal.workflow.Workflow;
import java.time.Instant;

/** The run's own time, which is the same when its history is replayed. */
final class Clock {
  private Clock() {}

  static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
