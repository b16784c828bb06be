package io.lifeboat.workflows;

import io.temporal.workflow.Workflow;
import java.time.Instant;

/** The run's own time, which is the same when its history is replayed. */
public final class Clock {
  private Clock() {}

  public static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
