package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a step does to the estate, from harmless to final. */
public enum Effect {
  /** Looks or tells only: there is nothing to put back. */
  @JsonProperty("none")
  NONE,
  /** Can be put back without users noticing. */
  @JsonProperty("reversible")
  REVERSIBLE,
  /** Can be put back, but users notice. */
  @JsonProperty("disruptive")
  DISRUPTIVE,
  /** Cannot be put back by this run: only a failback leads home. */
  @JsonProperty("point-of-no-return")
  POINT_OF_NO_RETURN;

  /** What undoes a step of this effect, in words. */
  String undo(String title) {
    return switch (this) {
      case NONE -> "nothing to put back";
      case REVERSIBLE, DISRUPTIVE -> "put back: " + title;
      case POINT_OF_NO_RETURN -> "nothing puts it back; only a failback leads home";
    };
  }
}
