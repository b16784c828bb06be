package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.util.Optional;

/**
 * How users are brought back.
 *
 * @param canary how many percent of the users come back first; 5 when not given
 * @param watch how long these are watched before the rest follows; 5 minutes when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record FailbackPolicy(Optional<Integer> canary, Optional<Duration> watch) {
  public static final FailbackPolicy USUAL = new FailbackPolicy(Optional.empty(), Optional.empty());

  public FailbackPolicy {
    canary.ifPresent(FailbackPolicy::check);
  }

  private static void check(int percent) {
    if (percent < 1 || percent > 50) {
      throw new IllegalArgumentException("a canary takes 1 to 50 percent, not " + percent);
    }
  }

  /** Percent of the users that come back first. */
  public int percent() {
    return canary.orElse(5);
  }

  /** How long the canary is watched. */
  public Duration watched() {
    return watch.orElse(Duration.ofMinutes(5));
  }
}
