package io.lifeboat.simulator;

import java.time.Duration;

/** A duration that lies somewhere between two others. Both may be equal. */
public record Spread(Duration from, Duration to) {
  public Spread {
    if (from.isNegative() || to.compareTo(from) < 0) {
      throw new IllegalArgumentException("a spread goes from a shorter to a longer time");
    }
  }

  /** A spread in seconds. */
  public static Spread seconds(long from, long to) {
    return new Spread(Duration.ofSeconds(from), Duration.ofSeconds(to));
  }
}
