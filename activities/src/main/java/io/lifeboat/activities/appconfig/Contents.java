package io.lifeboat.activities.appconfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What a version of a configuration holds. It goes from region to region and is never told: it has
 * no words.
 */
final class Contents {
  /** AppConfig writes them into feature flags by itself, so they differ where nothing else does. */
  private static final List<String> ITS_OWN = List.of("_createdAt", "_updatedAt");

  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private final SdkBytes bytes;
  private final String type;

  Contents(SdkBytes bytes, String type) {
    this.bytes = bytes;
    this.type = type == null ? "" : type;
  }

  SdkBytes bytes() {
    return bytes;
  }

  String type() {
    return type;
  }

  /** Whether both say the same, whatever the order of their keys. */
  boolean isSameAs(Contents other) {
    return type.equals(other.type) && meaning().equals(other.meaning());
  }

  private String meaning() {
    return type.contains("json") ? plain() : text();
  }

  private String plain() {
    try {
      JsonNode tree = JSON.readTree(text());
      tree.findParents(ITS_OWN.get(0)).forEach(each -> ((ObjectNode) each).remove(ITS_OWN));
      tree.findParents(ITS_OWN.get(1)).forEach(each -> ((ObjectNode) each).remove(ITS_OWN));
      return JSON.writeValueAsString(JSON.treeToValue(tree, Object.class));
    } catch (JsonProcessingException noJson) {
      return text();
    }
  }

  private String text() {
    return bytes.asString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return "contents that are not told";
  }
}
