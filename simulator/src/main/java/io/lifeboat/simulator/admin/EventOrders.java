package io.lifeboat.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.events.HealthEvents;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The orders that let AWS say something through EventBridge. */
record EventOrders(SimulatedAws aws, Names names) {
  private static final ObjectMapper JSON = new ObjectMapper();

  List<Route> routes() {
    return List.of(
        new Route(
            "POST",
            "health-event",
            "REGION",
            List.of("service", "name", "status", "category", "code", "tags"),
            "Lets AWS Health say something of a region, there and in the backup region; tags is"
                + " key=value,key=value of an affected resource.",
            this::say),
        new Route(
            "POST",
            "event",
            "REGION",
            List.of("json"),
            "Lets any event happen, in EventBridge's envelope.",
            this::happen));
  }

  private AdminReply say(Order order) {
    String region = names.region(order.target());
    String service = order.text("service").orElse("EC2");
    String id =
        aws.health()
            .say(
                new HealthEvents.Said(
                    region,
                    service,
                    order.text("code").orElse("AWS_" + service + "_OPERATIONAL_ISSUE"),
                    order.text("name").orElse("simulated"),
                    order.text("status").orElse("open"),
                    order.text("category").orElse("issue"),
                    tags(order.text("tags").orElse(""))));
    String sentence =
        "AWS Health told of %s in %s: communication %s.".formatted(service, region, id);
    return AdminReply.of(sentence, Map.of("message", sentence, "communicationId", id));
  }

  private AdminReply happen(Order order) {
    String region = names.region(order.target());
    try {
      JsonNode event = JSON.readTree(order.needed("json"));
      if (!event.isObject()) {
        throw new BadOrder(400, "json must be an object.");
      }
      int rules = aws.health().happens(region, (ObjectNode) event);
      return AdminReply.done("Rules that took it in %s: %d.".formatted(region, rules));
    } catch (JsonProcessingException wrong) {
      throw new BadOrder(400, "json cannot be read: " + wrong.getOriginalMessage());
    }
  }

  private static Map<String, String> tags(String text) {
    Map<String, String> all = new TreeMap<>();
    for (String pair : text.isBlank() ? new String[0] : text.split(",")) {
      String[] parts = pair.split("=", 2);
      if (parts.length != 2) {
        throw new BadOrder(400, "tags must be like application=shop, not \"" + pair + "\".");
      }
      all.put(parts[0].strip(), parts[1].strip());
    }
    return all;
  }
}
