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
  GEOLOCATION,
  /** Multivalue: every healthy record is answered; the flip takes the old region's record out. */
  @JsonProperty("multivalue")
  MULTIVALUE;

  /** Whether a flip leaves beside the old region's record what it was, for the way home. */
  public boolean keepsFormerRecords() {
    return this == LATENCY || this == GEOLOCATION || this == MULTIVALUE;
  }
}
