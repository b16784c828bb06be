package io.lifeboat.activities;

import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.time.Instant;

/**
 * How often to look while waiting: each pause is a fiftieth of the time waited so far, within
 * bounds. So a wait is over-stayed by 2 % at most and by {@code longest} at most, at any speed of
 * the world that is watched, and a long wait costs about one look a second.
 */
public final class Pace {
  private static final int FRACTION = 50;

  private final Watch watch;
  private final Duration shortest;
  private final Duration longest;
  private final Instant since;

  /** Begins now. */
  public Pace(Watch watch, Duration shortest, Duration longest) {
    this.watch = watch;
    this.shortest = shortest;
    this.longest = longest;
    this.since = watch.now();
  }

  /** For services whose reads allow 20 a second. */
  public static Pace brisk(Watch watch) {
    return new Pace(watch, Duration.ofMillis(50), Duration.ofSeconds(1));
  }

  /** For Route 53, which allows an account 10 a second after a burst of 50. */
  public static Pace calm(Watch watch) {
    return new Pace(watch, Duration.ofMillis(100), Duration.ofSeconds(1));
  }

  public Duration waited() {
    return Duration.between(since, watch.now());
  }

  /** Waits until the next look is due. */
  public void pause() {
    watch.pause(next());
  }

  Duration next() {
    Duration share = waited().dividedBy(FRACTION);
    if (share.compareTo(shortest) < 0) {
      return shortest;
    }
    return share.compareTo(longest) > 0 ? longest : share;
  }
}
