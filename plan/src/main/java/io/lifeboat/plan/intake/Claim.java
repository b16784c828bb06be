package io.lifeboat.plan.intake;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What came of a claim.
 *
 * @param sentence where it was made, who had it before, or why the store could not be asked
 */
public record Claim(State state, String sentence) {
  /** Whose it is. */
  public enum State {
    /** The claimant's, also when it has asked before. */
    @JsonProperty("mine")
    MINE,
    /** Somebody else was first. */
    @JsonProperty("taken")
    TAKEN,
    /** No region's table answered: nobody knows. */
    @JsonProperty("unavailable")
    UNAVAILABLE
  }
}
