package io.lifeboat.simulator.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Takes an event that a customer puts on a bus; AWS's own sources are AWS's alone. */
record PutEvent(RulesEstate rules, String region) {
  private static final ObjectMapper JSON = new ObjectMapper();

  PutEventsResultEntry take(PutEventsRequestEntry entry, String bus) {
    if (String.valueOf(entry.source()).startsWith("aws.")) {
      return refused(
          "NotAuthorizedForSourceException", "Not authorized for the source " + entry.source());
    }
    try {
      JsonNode detail = JSON.readTree(String.valueOf(entry.detail()));
      if (!detail.isObject()) {
        return refused("MalformedDetail", "Detail is malformed.");
      }
      ObjectNode event = written(entry, detail);
      rules.happens(region, bus, event);
      return PutEventsResultEntry.builder().eventId(event.get("id").asText()).build();
    } catch (JsonProcessingException noJson) {
      return refused("MalformedDetail", "Detail is malformed.");
    }
  }

  private ObjectNode written(PutEventsRequestEntry entry, JsonNode detail) {
    Instant time = entry.time() == null ? rules.estate.now() : entry.time();
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "0").put("id", rules.newId());
    event.put("detail-type", entry.detailType()).put("source", entry.source());
    event.put("account", rules.estate.world().account());
    event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString()).put("region", region);
    ArrayNode resources = event.putArray("resources");
    entry.resources().forEach(resources::add);
    event.set("detail", detail);
    return event;
  }

  private static PutEventsResultEntry refused(String code, String message) {
    return PutEventsResultEntry.builder().errorCode(code).errorMessage(message).build();
  }
}
