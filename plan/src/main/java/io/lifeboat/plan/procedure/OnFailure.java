package io.lifeboat.plan.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a run does when a step has failed for good. */
public enum OnFailure {
  /** Pause, say why, and ask a person. */
  @JsonProperty("pause")
  PAUSE,
  /** Note it as an exception and go on. */
  @JsonProperty("continue")
  CONTINUE,
  /** Stop safely. */
  @JsonProperty("abort")
  ABORT,
  /** Put back what was done, in reverse order. */
  @JsonProperty("roll-back")
  ROLL_BACK
}
