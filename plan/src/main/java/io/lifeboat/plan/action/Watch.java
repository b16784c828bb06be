package io.lifeboat.plan.action;

import java.time.Duration;
import java.time.Instant;

/** The time that actions live in: real, or virtual in a rehearsal. Actions use no other clock. */
public interface Watch {
  Instant now();

  /**
   * Which try of this call it is, beginning with 1; above 1 an earlier try may have had an effect.
   */
  int attempt();

  /** Waits; ends early by an exception when the run is cancelled or the worker shuts down. */
  void pause(Duration duration);

  /** Tells people how far it is: "promotion at 60 s of about 90 s". */
  void report(String progress);
}
