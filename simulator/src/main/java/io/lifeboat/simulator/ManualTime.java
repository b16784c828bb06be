package io.lifeboat.simulator;

import java.time.Duration;
import java.time.Instant;

/** Time that stands still until it is moved; waiting moves it. For tests and rehearsals. */
public final class ManualTime {
  private Instant now;

  /** Time that stands at {@code start}. */
  public ManualTime(Instant start) {
    this.now = start;
  }

  /** Where it stands. */
  public synchronized Instant now() {
    return now;
  }

  /** Moves it forward. */
  public synchronized void forward(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("time does not go back by " + duration.negated());
    }
    now = now.plus(duration);
  }

  /** The clock that reads this time. */
  public SimulatedClock clock() {
    return SimulatedClock.of(this::now, this::forward);
  }
}
