package io.lifeboat.plan.health;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an application does in one region, from the best to what cannot be said. */
public enum HealthState {
  /** All that is looked at is good. */
  @JsonProperty("healthy")
  HEALTHY,
  /** Users are served, and something is past a threshold. */
  @JsonProperty("degraded")
  DEGRADED,
  /** Some of what users need does not work. */
  @JsonProperty("impaired")
  IMPAIRED,
  /** Nothing that users need works. */
  @JsonProperty("down")
  DOWN,
  /** Too few vantage points see it: no reason to act. */
  @JsonProperty("unknown")
  UNKNOWN
}
