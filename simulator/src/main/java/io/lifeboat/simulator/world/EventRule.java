package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A rule of EventBridge.
 *
 * @param name of the rule
 * @param bus {@code default} when left out
 * @param isEnabled yes when left out
 * @param schedule such as {@code rate(5 minutes)}; null for a rule of events
 * @param pattern which events it takes, as EventBridge writes patterns; null for none
 * @param targets the queues of its region that get them
 * @param deliveries how often each target gets each event: EventBridge delivers at least once
 */
public record EventRule(
    @JsonProperty("rule") String name,
    String bus,
    @JsonProperty("enabled") Boolean isEnabled,
    String schedule,
    JsonNode pattern,
    List<String> targets,
    Integer deliveries) {
  public EventRule {
    Check.given(name, "rule");
    bus = bus == null ? "default" : bus;
    isEnabled = isEnabled == null || isEnabled;
    targets = Check.list(targets);
    deliveries = deliveries == null ? 1 : deliveries;
    Check.that(deliveries > 0, "rule " + name + " delivers at least once");
    Check.that(
        targets.isEmpty() || (pattern != null && pattern.isObject()),
        "rule " + name + " has targets and no pattern");
  }
}
