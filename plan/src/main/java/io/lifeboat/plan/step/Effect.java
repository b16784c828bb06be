package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a step does to the estate, from harmless to final. */
public enum Effect {
  /** Looks or tells only: there is nothing to put back. */
  @JsonProperty("none")
  NONE("nothing to put back"),
  /** Can be put back without users noticing. */
  @JsonProperty("reversible")
  REVERSIBLE("put back: %s"),
  /** Can be put back, but users notice. */
  @JsonProperty("disruptive")
  DISRUPTIVE("put back: %s"),
  /** Cannot be put back by this run: only a failback leads home. */
  @JsonProperty("point-of-no-return")
  POINT_OF_NO_RETURN("nothing puts it back; only a failback leads home");

  private final String undo;

  Effect(String undo) {
    this.undo = undo;
  }

  /** What undoes a step of this effect, in words. */
  String undo(String title) {
    return undo.formatted(title);
  }
}
