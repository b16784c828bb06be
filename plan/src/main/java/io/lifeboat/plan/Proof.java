package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.util.Optional;

/**
 * What counts as proof.
 *
 * @param goodAnswers how many good answers in a row make a check healthy; 3 when not given
 * @param lagFreshWithin the greatest age at which a lag figure still counts; 5 minutes when not
 *     given
 * @param watchUsers how often users' addresses are asked through a whole run, to measure what users
 *     saw; not at all when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Proof(
    Optional<Integer> goodAnswers,
    Optional<Duration> lagFreshWithin,
    Optional<Duration> watchUsers) {
  public static final Proof USUAL = new Proof(Optional.empty(), Optional.empty(), Optional.empty());

  /** Good answers in a row. */
  public int answers() {
    return goodAnswers.orElse(3);
  }

  /** The greatest age of a lag figure. */
  public Duration freshness() {
    return lagFreshWithin.orElse(Duration.ofMinutes(5));
  }
}
