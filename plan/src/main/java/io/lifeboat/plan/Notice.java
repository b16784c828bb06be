package io.lifeboat.plan;

import java.util.Optional;

/**
 * Something to tell people.
 *
 * @param subject at most 100 characters
 * @param matter what it is about within the run, such as a gate; empty for the run itself
 */
public record Notice(Occasion occasion, Urgency urgency, String subject, Optional<String> matter) {
  /** What gives rise to it. */
  public enum Occasion {
    /** Something began that people must know of. */
    BEGINS,
    /** It has gone on without people, or been taken in hand. */
    GOES_ON,
    /** It is over. */
    ENDS
  }
}
