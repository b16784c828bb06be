package io.lifeboat.workflows;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Adds up the time during which nothing but people held the run up. */
final class PeopleClock {
  private Duration waited = Duration.ZERO;
  private Optional<Instant> since = Optional.empty();

  /** Told after everything that changes. */
  void observe(boolean onlyPeopleHoldItUp) {
    if (!onlyPeopleHoldItUp) {
      waited = waited();
      since = Optional.empty();
    } else if (since.isEmpty()) {
      since = Optional.of(Clock.now());
    }
  }

  Duration waited() {
    return since.map(from -> waited.plus(Duration.between(from, Clock.now()))).orElse(waited);
  }
}
