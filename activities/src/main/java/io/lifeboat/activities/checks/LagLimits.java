package io.lifeboat.activities.checks;

import io.lifeboat.activities.Figures;
import io.lifeboat.plan.health.Sight;
import java.time.Duration;
import java.util.Optional;

/**
 * How far a copy may be behind.
 *
 * @param told more than that is told
 * @param rpo more than that is bad
 */
public record LagLimits(Duration told, Duration rpo) {
  /** Adds what a lag means; one that is not known says nothing. */
  public void judge(Optional<Duration> lag, Parts parts) {
    if (lag.isEmpty()) {
      parts.good("its lag is not known");
      return;
    }
    Duration behind = lag.get();
    parts.figure("lagSeconds", behind.toMillis() / 1000.0);
    String words = "lag " + Figures.time(behind);
    if (behind.compareTo(rpo) > 0) {
      parts.add(Sight.BAD, "%s, more than the RPO of %s".formatted(words, Figures.time(rpo)));
    } else if (behind.compareTo(told) > 0) {
      parts.add(Sight.WORN, "%s, more than %s".formatted(words, Figures.time(told)));
    } else {
      parts.good(words);
    }
  }
}
