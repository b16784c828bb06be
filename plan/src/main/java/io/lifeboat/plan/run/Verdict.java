package io.lifeboat.plan.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a run ended. */
public enum Verdict {
  @JsonProperty("recovered")
  RECOVERED,
  /** Users are served, but something was skipped or failed that a person should look at. */
  @JsonProperty("recovered-with-exceptions")
  RECOVERED_WITH_EXCEPTIONS,
  @JsonProperty("rolled-back")
  ROLLED_BACK,
  /**
   * The run ended without users having been seen to be served: by a person, by a gate, or because
   * the look from outside was skipped. What was done and what is left stands in the record.
   */
  @JsonProperty("stopped-safely")
  STOPPED_SAFELY,
  /** A drill that kept its objectives and left nothing behind. */
  @JsonProperty("passed")
  PASSED,
  /** A drill that showed a critical issue. */
  @JsonProperty("failed")
  FAILED;

  public boolean isRecovered() {
    return this == RECOVERED || this == RECOVERED_WITH_EXCEPTIONS;
  }
}
