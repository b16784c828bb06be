package io.lifeboat.simulator.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/**
 * Which events a rule takes, as EventBridge writes it: the same keys, with a list of the values
 * that fit. Values and {@code prefix} alone are simulated.
 */
final class EventPattern {
  private EventPattern() {}

  static boolean fits(JsonNode pattern, JsonNode event) {
    return pattern.properties().stream()
        .allMatch(wanted -> fitsValue(wanted.getValue(), event.path(wanted.getKey())));
  }

  private static boolean fitsValue(JsonNode wanted, JsonNode found) {
    if (wanted.isObject()) {
      return found.isObject() && fits(wanted, found);
    }
    return StreamSupport.stream(wanted.spliterator(), false)
        .anyMatch(
            one ->
                found.isArray()
                    ? StreamSupport.stream(found.spliterator(), false)
                        .anyMatch(member -> isOne(one, member))
                    : isOne(one, found));
  }

  private static boolean isOne(JsonNode wanted, JsonNode found) {
    return wanted.has("prefix")
        ? found.asText().startsWith(wanted.get("prefix").asText())
        : wanted.equals(found);
  }
}
