package io.lifeboat.plan.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads the body of a message as an event of EventBridge, also when SNS has wrapped it. What it
 * takes over is bounded, whatever the message holds.
 */
public final class EventReader {
  /** EventBridge takes no event above 256 KB; SNS's wrapping quotes it. */
  public static final int LARGEST = 600_000;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private static final Map<String, Dialect> DIALECTS =
      Map.of(
          "aws.health", Dialects::health,
          "aws.cloudwatch", Dialects::alarm,
          "aws.rds", Dialects::rds);

  /** How one source writes its events. */
  interface Dialect {
    Event read(Envelope envelope) throws NotUnderstood;
  }

  private EventReader() {}

  /**
   * The event that a message holds.
   *
   * @throws NotUnderstood in one sentence
   */
  public static Event read(String body) throws NotUnderstood {
    JsonNode message = parsed(body, "it");
    if (message.path("Type").asText().equals("Notification") && message.has("TopicArn")) {
      if (!message.path("Message").isTextual()) {
        throw new NotUnderstood("SNS's wrapping holds no message");
      }
      message = parsed(message.get("Message").textValue(), "what SNS wrapped");
    }
    Envelope envelope = Envelope.of(message);
    return DIALECTS.getOrDefault(envelope.source(), Dialects::other).read(envelope);
  }

  private static JsonNode parsed(String text, String what) throws NotUnderstood {
    if (text == null || text.isBlank()) {
      throw new NotUnderstood(what + " is empty");
    }
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    if (size > LARGEST) {
      throw new NotUnderstood(
          "%s has %d bytes, more than any event of EventBridge".formatted(what, size));
    }
    try {
      JsonNode read = JSON.readTree(text);
      if (!read.isObject()) {
        throw new NotUnderstood(what + " is no JSON object");
      }
      return read;
    } catch (JsonProcessingException broken) {
      String why = String.valueOf(broken.getOriginalMessage());
      throw new NotUnderstood(
          what + " is not JSON: " + (why.length() > 200 ? why.substring(0, 200) : why));
    }
  }
}
