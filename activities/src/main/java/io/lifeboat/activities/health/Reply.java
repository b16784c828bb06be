package io.lifeboat.activities.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What came back for one question.
 *
 * @param status the HTTP status, or 0 when nothing answered
 * @param region the region that says it answered, where the answer says so
 * @param trouble why nothing answered, in words; empty when something did
 * @param took until the whole answer was there
 * @param at when that was
 * @param certificateEnds until when its TLS certificate is valid; empty without TLS
 */
public record Reply(
    int status,
    Optional<String> region,
    String trouble,
    Duration took,
    Instant at,
    Optional<Instant> certificateEnds) {
  /** Without a certificate. */
  public Reply(int status, Optional<String> region, String trouble, Duration took, Instant at) {
    this(status, region, trouble, took, at, Optional.empty());
  }
}
