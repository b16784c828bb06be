package io.lifeboat.activities.cloudwatch;

import io.lifeboat.plan.action.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * One figure of CloudWatch.
 *
 * @param lag how far the secondary was behind
 * @param at the minute's timestamp, to the millisecond
 */
public record Lag(Duration lag, Instant at) {

  /** {@link Facts#LAG_SECONDS} and {@link Facts#LAG_MEASURED_AT}. */
  public Map<String, String> facts() {
    return Map.of(
        Facts.LAG_SECONDS, String.format(Locale.ROOT, "%.3f", lag.toMillis() / 1000.0),
        Facts.LAG_MEASURED_AT, at.toString());
  }
}
