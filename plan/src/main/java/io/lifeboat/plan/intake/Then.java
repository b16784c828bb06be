package io.lifeboat.plan.intake;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of an event. */
public enum Then {
  /** People are told, and a recovery begins. */
  @JsonProperty("recover")
  RECOVER,
  /** People are told, and a recovery is opened that waits for approval. */
  @JsonProperty("ask")
  ASK,
  /** People are told. */
  @JsonProperty("tell")
  TELL,
  /** Nobody is told; that it came is counted and logged. */
  @JsonProperty("ignore")
  IGNORE;

  /** Whether a recovery is opened. */
  public boolean acts() {
    return this == RECOVER || this == ASK;
  }
}
