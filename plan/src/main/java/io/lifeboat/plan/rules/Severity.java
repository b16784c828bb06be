package io.lifeboat.plan.rules;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How grave a finding is. */
public enum Severity {
  /** The plan cannot be used. */
  @JsonProperty("error")
  ERROR,
  /** The plan can be used; somebody should look. */
  @JsonProperty("warning")
  WARNING
}
