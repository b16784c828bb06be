package io.lifeboat.plan.action;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The time that actions live in: real, or virtual in a rehearsal. Actions use no other clock. */
public interface Watch {
  Instant now();

  /**
   * Which try of this call it is, beginning with 1; above 1 an earlier try may have had an effect.
   */
  int attempt();

  /** Waits; ends early by an exception when the run is cancelled or the worker shuts down. */
  void pause(Duration duration);

  /**
   * Waits as {@link #pause} does; false, at once, when the run asks this call to come to its end
   * and say what it has seen.
   */
  default boolean goesOnAfter(Duration duration) {
    pause(duration);
    return true;
  }

  /** What the try before this one reported last; empty at the first, or when that was lost. */
  default Optional<String> reportedBefore() {
    return Optional.empty();
  }

  /** Tells people how far it is: "promotion at 60 s of about 90 s". */
  void report(String progress);
}
