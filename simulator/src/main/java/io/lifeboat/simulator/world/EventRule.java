package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A rule of EventBridge.
 *
 * @param name of the rule
 * @param bus {@code default} when left out
 * @param isEnabled yes when left out
 * @param schedule such as {@code rate(5 minutes)}; null for a rule of events
 */
public record EventRule(
    @JsonProperty("rule") String name,
    String bus,
    @JsonProperty("enabled") Boolean isEnabled,
    String schedule) {
  public EventRule {
    Check.given(name, "rule");
    bus = bus == null ? "default" : bus;
    isEnabled = isEnabled == null || isEnabled;
  }
}
