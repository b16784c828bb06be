package io.lifeboat.plan.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where one step of a run stands. */
public enum StepState {
  @JsonProperty("waiting")
  WAITING,
  @JsonProperty("inspecting")
  INSPECTING,
  @JsonProperty("applying")
  APPLYING,
  @JsonProperty("confirming")
  CONFIRMING,
  /** A gate is open. */
  @JsonProperty("open")
  OPEN,
  /** Its region does not answer; the run goes on and keeps trying. */
  @JsonProperty("deferred")
  DEFERRED,
  /** Failed, and waiting for a person to choose. */
  @JsonProperty("failed")
  FAILED,
  @JsonProperty("done")
  DONE,
  /** It was so before the run came to it. */
  @JsonProperty("already-done")
  ALREADY_DONE,
  @JsonProperty("skipped")
  SKIPPED,
  @JsonProperty("reverted")
  REVERTED,
  /** Not reached, because the run stopped before. */
  @JsonProperty("not-run")
  NOT_RUN;

  /** Whether what needs this step may go on. */
  public boolean isSettled() {
    return this == DONE || this == ALREADY_DONE || this == SKIPPED || this == DEFERRED;
  }
}
