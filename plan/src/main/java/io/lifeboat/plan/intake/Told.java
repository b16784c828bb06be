package io.lifeboat.plan.intake;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.util.Optional;

/**
 * Where it is kept what was told already.
 *
 * @param dynamodb a DynamoDB table, best a global one, with the key {@code communicationId} (a
 *     text) and {@code expirationTime} as its time to live
 * @param keep for how long; 30 days when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Told(String dynamodb, Optional<Duration> keep) {
  private static final Duration USUAL = Duration.ofDays(30);

  public Told {
    keep = keep == null ? Optional.empty() : keep;
  }

  /** For how long. */
  public Duration keptFor() {
    return keep.orElse(USUAL);
  }
}
