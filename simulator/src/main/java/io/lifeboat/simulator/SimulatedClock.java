package io.lifeboat.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The time inside simulated AWS. AWS's own durations (promotions, check intervals, TTLs) are
 * divided by the speed-up; the time that callers see and wait is never scaled.
 */
public final class SimulatedClock {
  private final Supplier<Instant> time;
  private final Consumer<Duration> sleeper;
  private final double speedUp;

  private SimulatedClock(Supplier<Instant> time, Consumer<Duration> sleeper, double speedUp) {
    if (!(speedUp > 0) || Double.isInfinite(speedUp)) {
      throw new IllegalArgumentException("the speed-up must be above zero, not " + speedUp);
    }
    this.time = time;
    this.sleeper = sleeper;
    this.speedUp = speedUp;
  }

  /** Wall-clock time in which AWS is {@code speedUp} times as fast as the real one. */
  public static SimulatedClock wall(double speedUp) {
    return new SimulatedClock(Instant::now, SimulatedClock::sleep, speedUp);
  }

  /**
   * Time that somebody else keeps, such as a Temporal test environment; AWS at its real pace.
   *
   * @param sleeper lets this much of that time pass for the calling thread
   */
  public static SimulatedClock of(Supplier<Instant> time, Consumer<Duration> sleeper) {
    return new SimulatedClock(time, sleeper, 1);
  }

  /** The present. */
  public Instant now() {
    return time.get();
  }

  /** How long something that takes {@code aws} in AWS takes here. */
  public Duration real(Duration aws) {
    return Duration.ofNanos(Math.round(aws.toNanos() / speedUp));
  }

  /** How many times as fast as the real one AWS is. */
  public double speedUp() {
    return speedUp;
  }

  /** Lets {@code duration} of this clock's time pass for the calling thread; not scaled. */
  public void wait(Duration duration) {
    if (!duration.isNegative() && !duration.isZero()) {
      sleeper.accept(duration);
    }
  }

  private static void sleep(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      LockSupport.parkNanos(left);
    }
  }
}
