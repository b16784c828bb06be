package io.lifeboat.simulator;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of asking for a page.
 *
 * @param status of HTTP; 0 unless {@code kind} is ANSWERED
 * @param body JSON; for the other kinds a sentence that says why
 * @param delay how long the answer takes; not scaled
 * @param region where the answer comes from, when it is an application's
 */
public record Page(Kind kind, int status, String body, Duration delay, Optional<String> region) {
  /** How it ended. */
  public enum Kind {
    /** There is a status and a body. */
    ANSWERED,
    /** The connection is accepted, and nothing comes. */
    SILENT,
    /** The connection is refused. */
    REFUSED,
    /** The name does not resolve to anything. */
    UNKNOWN_HOST
  }

  /** Whether it is a 2xx answer. */
  public boolean isGood() {
    return kind == Kind.ANSWERED && status / 100 == 2;
  }

  static Page answered(String region, int status, String body, Duration delay) {
    return new Page(Kind.ANSWERED, status, body, delay, Optional.of(region));
  }

  static Page failed(Kind kind, String why) {
    return new Page(kind, 0, why, Duration.ZERO, Optional.empty());
  }

  Page later(Duration by) {
    return new Page(kind, status, body, delay.plus(by), region);
  }
}
