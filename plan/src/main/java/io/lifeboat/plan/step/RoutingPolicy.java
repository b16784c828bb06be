package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The Route 53 routing policies whose record sets Lifeboat can flip. */
public enum RoutingPolicy {
  /** PRIMARY and SECONDARY: the flip exchanges the two roles. */
  @JsonProperty("failover")
  FAILOVER,
  /** Weights: the flip gives the old region's weight to the new one and leaves it zero. */
  @JsonProperty("weighted")
  WEIGHTED,
  /** Latency: the flip points the old region's record at the new region's target. */
  @JsonProperty("latency")
  LATENCY,
  /** Geolocation: the flip points the old region's record at the new region's target. */
  @JsonProperty("geolocation")
  GEOLOCATION
}
