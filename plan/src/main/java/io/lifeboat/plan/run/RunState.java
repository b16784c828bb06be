package io.lifeboat.plan.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a run stands. */
public enum RunState {
  /** Looking at everything before anything is changed. */
  @JsonProperty("looking")
  LOOKING,
  @JsonProperty("running")
  RUNNING,
  /** A gate is open and nothing else can go on. */
  @JsonProperty("waiting-for-approval")
  WAITING_FOR_APPROVAL,
  /** A step has failed, or a person holds the run; it waits for a person. */
  @JsonProperty("paused")
  PAUSED,
  /** Users are served again; deferred steps are still being tried. */
  @JsonProperty("fencing")
  FENCING,
  /** Done, and waiting for a person to commit it; it can still be rolled back. */
  @JsonProperty("awaiting-commit")
  AWAITING_COMMIT,
  /** What was done is being put back, or what a drill made is being removed. */
  @JsonProperty("rolling-back")
  ROLLING_BACK,
  /** Over; the verdict says how. */
  @JsonProperty("ended")
  ENDED
}
