package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How urgent a message is. */
public enum Urgency {
  /** It wakes somebody: a region is lost, a gate waits, a run is paused. */
  @JsonProperty("page")
  PAGE,
  /** A warning, for the next look at the mail. */
  @JsonProperty("mail")
  MAIL,
  /** A result. */
  @JsonProperty("news")
  NEWS
}
