package io.lifeboat.simulator;

import java.time.Duration;

/**
 * How badly an application works.
 *
 * @param share of its answers that are 503, from 0 to 1
 * @param slower how much later each answer comes; not scaled
 */
record Degradation(double share, Duration slower) {
  static final Degradation NONE = new Degradation(0, Duration.ZERO);

  /** Dice are thrown in so many parts. */
  static final int PARTS = 10_000;

  Degradation {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share is between 0 and 1, not " + share);
    }
    if (slower.isNegative()) {
      throw new IllegalArgumentException("nothing gets slower by " + slower);
    }
  }

  @Override
  public String toString() {
    return "%.1f %% of the answers are 503, %d ms slower".formatted(share * 100, slower.toMillis());
  }

  boolean hits(long thrown) {
    return thrown < Math.round(share * PARTS);
  }
}
