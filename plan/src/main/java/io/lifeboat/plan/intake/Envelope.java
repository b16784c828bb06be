package io.lifeboat.plan.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every event of EventBridge has.
 *
 * @param region where it was delivered
 * @param detail an object
 */
record Envelope(
    String id,
    String source,
    String kind,
    String account,
    Instant time,
    String region,
    JsonNode detail) {
  /** DynamoDB's limit for a key is 2,048 bytes, and four bytes may be a letter. */
  private static final int LONGEST_KEY = 500;

  private static final int LONGEST = 200;
  private static final int MOST_RESOURCES = 200;
  private static final int MOST_TAGS = 50;

  static Envelope of(JsonNode message) throws NotUnderstood {
    JsonNode detail = message.path("detail");
    if (!detail.isObject()) {
      throw new NotUnderstood("detail is missing, or no object");
    }
    return new Envelope(
        key(message, "id"),
        key(message, "source"),
        key(message, "detail-type"),
        key(message, "account"),
        time(message),
        key(message, "region"),
        detail);
  }

  private static Instant time(JsonNode message) throws NotUnderstood {
    String written = key(message, "time");
    try {
      return Instant.parse(written);
    } catch (DateTimeParseException odd) {
      throw new NotUnderstood("time is no time: " + written);
    }
  }

  /** A text of the detail that must be there, whole: it says what is told once. */
  String key(String name) throws NotUnderstood {
    return key(detail, name);
  }

  private static String key(JsonNode of, String name) throws NotUnderstood {
    JsonNode value = of.path(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new NotUnderstood(name + " is missing, or no text");
    }
    if (value.textValue().length() > LONGEST_KEY || !isPlain(value.textValue())) {
      throw new NotUnderstood(name + " is too long, or holds characters that no name has");
    }
    return value.textValue();
  }

  private static boolean isPlain(String text) {
    return text.chars().noneMatch(Character::isISOControl)
        && text.chars().noneMatch(c -> Character.isSurrogate((char) c));
  }

  /** A text of the detail for people to read, on one line, cut where it is long. */
  Optional<String> text(JsonNode value) {
    return value.isTextual()
        ? Optional.of(value.textValue().replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip())
            .filter(words -> !words.isEmpty())
            .map(words -> words.length() > LONGEST ? words.substring(0, LONGEST) + "..." : words)
        : Optional.empty();
  }

  /** The tags of each resource that has some, as objects of texts under a name. */
  List<Map<String, String>> tags(JsonNode resources, String name) {
    List<Map<String, String>> all = new ArrayList<>();
    for (JsonNode resource : resources) {
      Map<String, String> tags = tags(resource.path(name));
      if (!tags.isEmpty() && all.size() < MOST_RESOURCES && !all.contains(tags)) {
        all.add(tags);
      }
    }
    return all;
  }

  Map<String, String> tags(JsonNode written) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (written.isObject()) {
      for (Map.Entry<String, JsonNode> tag : written.properties()) {
        if (tag.getValue().isTextual() && tags.size() < MOST_TAGS && tag.getKey().length() <= 128) {
          String value = tag.getValue().textValue();
          tags.put(tag.getKey(), value.length() > 256 ? value.substring(0, 256) : value);
        }
      }
    }
    return tags;
  }
}
