package io.lifeboat.workflows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a run came about that no person started.
 *
 * @param source the workflow that opened it, such as {@code monitor/eu-web-shop}
 * @param evidence what speaks for it, one sentence each: shown at the gate, in the status and in
 *     the report
 * @param waits whether it waits for approval before anything is changed
 * @param within how long it waits; as long as the plan's detection says when not given
 * @param incident the workflow that has told people of the beginning; the run tells it itself when
 *     not given
 */
public record Opening(
    String source,
    List<String> evidence,
    boolean waits,
    Optional<Duration> within,
    Optional<String> incident) {
  public Opening {
    evidence = evidence == null ? List.of() : List.copyOf(evidence);
    within = within == null ? Optional.empty() : within;
    incident = incident == null ? Optional.empty() : incident;
  }
}
