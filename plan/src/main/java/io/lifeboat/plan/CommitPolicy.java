package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;

/**
 * How long a finished move may still be rolled back before it counts.
 *
 * @param within how long the run waits for a person to commit it
 * @param onExpiry what happens when nobody did
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record CommitPolicy(Duration within, Expiry onExpiry) {
  /** What happens when the window closes. */
  public enum Expiry {
    /** The move counts. */
    @JsonProperty("keep")
    KEEP,
    /** The run rolls itself back. */
    @JsonProperty("roll-back")
    ROLL_BACK
  }

  public CommitPolicy {
    onExpiry = onExpiry == null ? Expiry.KEEP : onExpiry;
  }
}
