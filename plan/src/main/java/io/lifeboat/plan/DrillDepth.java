package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How deep a drill goes. */
public enum DrillDepth {
  /** Looks only: is everything ready, is everything healthy? */
  @JsonProperty("check")
  CHECK,
  /**
   * The standby is exercised on a copy, on the side; users and production's data stay untouched.
   */
  @JsonProperty("isolated")
  ISOLATED,
  /** A real graceful failover and failback, with their gates. */
  @JsonProperty("full")
  FULL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
