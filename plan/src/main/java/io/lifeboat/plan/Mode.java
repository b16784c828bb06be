package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an application leaves a region. */
public enum Mode {
  /** Planned: both regions answer, the database switches over, nothing is lost. */
  @JsonProperty("graceful")
  GRACEFUL,
  /** The region is gone: promote with data loss allowed, and fence the old primary. */
  @JsonProperty("forced")
  FORCED;

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
