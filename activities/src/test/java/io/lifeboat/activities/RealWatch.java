package io.lifeboat.activities;

import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The time on the wall. */
final class RealWatch implements Watch {
  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }

  @Override
  public void report(String progress) {}
}
