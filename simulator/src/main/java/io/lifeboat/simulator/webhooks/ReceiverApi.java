package io.lifeboat.simulator.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.simulator.Api;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.gateway.wire.HttpAnswer;
import io.lifeboat.simulator.gateway.wire.HttpCall;
import io.lifeboat.simulator.world.Receiver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers as PagerDuty's Events API v2, as Slack's incoming webhooks, or as an endpoint that takes
 * anything and knows {@code Idempotency-Key}. From their references, read in 2026.
 */
public final class ReceiverApi implements Api {
  /** The names under which faults know the calls, by what a host stands for. */
  public static final Map<Receiver.Kind, String> OPERATIONS =
      Map.of(
          Receiver.Kind.PAGERDUTY, "PagerDutyEvent",
          Receiver.Kind.SLACK, "SlackMessage",
          Receiver.Kind.ANYTHING, "WebhookCall");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> STATES =
      Map.of("trigger", "triggered", "acknowledge", "acknowledged", "resolve", "resolved");
  private static final List<String> NEEDED = List.of("summary", "source", "severity");

  private final ReceiversEstate receivers;
  private final Receiver receiver;

  ReceiverApi(ReceiversEstate receivers, Receiver receiver) {
    this.receivers = receivers;
    this.receiver = receiver;
  }

  @Override
  public boolean isSilent() {
    return receivers.estate.faults().isSilent(receiver.host());
  }

  @Override
  public Optional<HttpAnswer> answer(HttpCall call) {
    String operation = OPERATIONS.get(receiver.takes());
    return receivers.estate.look(
        () -> {
          Optional<HttpAnswer> refused =
              receivers.estate.faults().takeRefusal(operation).map(ReceiverApi::refused);
          Optional<HttpAnswer> answer = refused.or(() -> Optional.of(take(call)));
          return receivers.estate.faults().takeLostAnswer(operation) ? Optional.empty() : answer;
        });
  }

  private HttpAnswer take(HttpCall call) {
    if (!call.method().equals("POST") && receiver.takes() != Receiver.Kind.ANYTHING) {
      return text(405, "Method Not Allowed");
    }
    return switch (receiver.takes()) {
      case PAGERDUTY -> pagerDuty(call);
      case SLACK -> slack(call);
      case ANYTHING -> anything(call);
    };
  }

  private HttpAnswer pagerDuty(HttpCall call) {
    JsonNode event = json(call).orElse(JSON.createObjectNode());
    Optional<String> fault = fault(call, event);
    if (fault.isPresent()) {
      ObjectNode answer =
          JSON.createObjectNode()
              .put("status", "invalid event")
              .put("message", "Event object is invalid");
      answer.putArray("errors").add(fault.get());
      return HttpAnswer.of(400, "application/json", answer.toString());
    }
    String action = event.path("event_action").asText();
    String key = event.path("dedup_key").asText(UUID.randomUUID().toString());
    boolean changed = become(key, action);
    receivers.take(receiver, call.path(), withoutKey(event), !changed);
    receivers.estate.mutated(
        new Where("web", "pagerduty", "PagerDutyEvent", key),
        changed,
        changed ? "alert is " + STATES.get(action) : action + " changes nothing of the alert");
    return HttpAnswer.of(
        202,
        "application/json",
        JSON.createObjectNode()
            .put("status", "success")
            .put("message", "Event processed")
            .put("dedup_key", key)
            .toString());
  }

  /** An alert that is open is not triggered again; one that is not there is not resolved. */
  private boolean become(String key, String action) {
    String before = receivers.alert(key).orElse("resolved");
    boolean isOpen = !before.equals("resolved");
    boolean changes =
        action.equals("trigger") ? !isOpen : isOpen && !before.equals(STATES.get(action));
    if (changes) {
      receivers.alert(key, STATES.get(action));
    }
    return changes;
  }

  private Optional<String> fault(HttpCall call, JsonNode event) {
    if (!call.path().equals("/v2/enqueue")) {
      return Optional.of("there is no " + call.path());
    }
    if (!receiver.keys().contains(event.path("routing_key").asText())) {
      return Optional.of("Invalid routing key");
    }
    if (!STATES.containsKey(event.path("event_action").asText())) {
      return Optional.of("'event_action' must be one of trigger, acknowledge or resolve");
    }
    boolean isTrigger = event.path("event_action").asText().equals("trigger");
    return NEEDED.stream()
        .filter(name -> isTrigger && event.path("payload").path(name).asText().isBlank())
        .findFirst()
        .map(name -> "'payload." + name + "' is missing or blank");
  }

  private HttpAnswer slack(HttpCall call) {
    if (!receiver.keys().contains(call.path())) {
      return text(404, "no_service");
    }
    Optional<JsonNode> message = json(call);
    if (message.isEmpty()) {
      return text(400, "invalid_payload");
    }
    if (message.get().path("text").asText().isBlank()) {
      return text(400, "no_text");
    }
    receivers.take(receiver, "/services/...", message.get().toString(), false);
    receivers.estate.mutated(
        new Where("web", "slack", "SlackMessage", receiver.host()), true, "took a message");
    return text(200, "ok");
  }

  private HttpAnswer anything(HttpCall call) {
    boolean isNew =
        call.header("idempotency-key")
            .map(key -> receivers.isNew(receiver.host(), key))
            .orElse(true);
    String body = new String(call.body(), StandardCharsets.UTF_8);
    receivers.take(receiver, call.path(), body, !isNew);
    receivers.estate.mutated(
        new Where("web", "webhook", "WebhookCall", receiver.host() + call.path()),
        isNew,
        isNew ? "took a " + call.method() : "knows this Idempotency-Key; not done again");
    return HttpAnswer.of(202, "application/json", "{}");
  }

  private static Optional<JsonNode> json(HttpCall call) {
    try {
      return Optional.of(JSON.readTree(call.body())).filter(JsonNode::isObject);
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  private static String withoutKey(JsonNode event) {
    ObjectNode told = event.deepCopy();
    told.remove("routing_key");
    return told.toString();
  }

  private static HttpAnswer refused(int status) {
    HttpAnswer answer = text(status, "refused by a fault");
    return status == 429 ? answer.with(Map.of("Retry-After", "1")) : answer;
  }

  private static HttpAnswer text(int status, String words) {
    return HttpAnswer.of(status, "text/plain", words);
  }
}
