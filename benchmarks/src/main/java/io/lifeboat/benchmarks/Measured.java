package io.lifeboat.benchmarks;

import java.time.Duration;

/**
 * One failover.
 *
 * @param rto from the order to the verified good answer from outside
 * @param ideal what AWS itself needed on the critical path
 */
record Measured(Duration rto, Duration ideal) {
  double ratio() {
    return Figures.seconds(rto) / Figures.seconds(ideal);
  }

  @Override
  public String toString() {
    return Figures.text(Figures.seconds(rto), 2)
        + " s where AWS needed "
        + Figures.text(Figures.seconds(ideal), 2)
        + " s";
  }
}
