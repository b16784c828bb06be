package io.lifeboat.report.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.json.LifeboatJson;
import java.io.UncheckedIOException;

/**
 * One line of an audit file in its canonical form: JSON without spaces, every object's keys sorted.
 * It holds its number, the hash of the line before it, and the SHA-256 of all that; there is one
 * way to write a line, so that nothing about it can change unseen.
 */
final class AuditLine {
  /** What stands before the first line. */
  static final String NOTHING = "0".repeat(64);

  static final String HEADER = "header";
  static final String FACT = "fact";
  static final String SEAL = "seal";

  private static final ObjectMapper CANONICAL =
      LifeboatJson.mapper().copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private AuditLine() {}

  /** A whole line as a tree; {@link #canonical} is its text. */
  static ObjectNode of(long number, String previous, String kind, Object content) {
    ObjectNode line = CANONICAL.createObjectNode();
    line.put("line", number);
    line.put("previous", previous);
    line.put("kind", kind);
    line.set("content", CANONICAL.valueToTree(content));
    line.put("hash", hash(line));
    return line;
  }

  /**
   * The line as a tree.
   *
   * @throws JsonProcessingException when it is no JSON
   */
  static JsonNode read(String text) throws JsonProcessingException {
    return CANONICAL.readTree(text);
  }

  /** The hash that a line ought to have. */
  static String hash(JsonNode line) {
    ObjectNode content = line.deepCopy();
    content.remove("hash");
    return Sha256.of(canonical(content));
  }

  /** The one way to write a tree. */
  static String canonical(JsonNode tree) {
    try {
      return CANONICAL.writeValueAsString(CANONICAL.treeToValue(tree, Object.class));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static <T> T content(JsonNode line, Class<T> type) throws JsonProcessingException {
    return CANONICAL.treeToValue(line.path("content"), type);
  }
}
