package io.lifeboat.plan.health;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What one look at one thing saw. */
public enum Sight {
  /** As it should be. */
  @JsonProperty("good")
  GOOD,
  /** It works, but past a threshold that people wanted to be warned of. */
  @JsonProperty("worn")
  WORN,
  /** It does not do what it is for. */
  @JsonProperty("bad")
  BAD,
  /** The look itself failed: it says nothing of the thing. */
  @JsonProperty("unseen")
  UNSEEN
}
