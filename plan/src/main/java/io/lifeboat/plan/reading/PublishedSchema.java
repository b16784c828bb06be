package io.lifeboat.plan.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON schema as published in docs. */
record PublishedSchema(JsonNode tree) {
  static PublishedSchema ofPlans() {
    return load("plan.schema.json");
  }

  static PublishedSchema ofIntakes() {
    return load("intake.schema.json");
  }

  private static PublishedSchema load(String name) {
    try (InputStream in = PublishedSchema.class.getResourceAsStream(name)) {
      return new PublishedSchema(new ObjectMapper().readTree(in));
    } catch (IOException broken) {
      throw new UncheckedIOException("the packaged schema cannot be read", broken);
    }
  }

  /** What kind of value is asked for, such as "a duration", when the schema has a word for it. */
  String kindOf(JsonNode definition) {
    return definition.path("title").asText("a " + definition.path("type").asText("value"));
  }

  Optional<JsonNode> exampleOf(JsonNode definition) {
    return Optional.ofNullable(definition.path("examples").get(0));
  }

  /** What a reference points to, and anything else itself. */
  JsonNode resolved(JsonNode definition) {
    return definition.has("$ref")
        ? tree.at(definition.get("$ref").asText().substring(1))
        : definition;
  }

  /** The keys that an object of this definition may have. */
  List<String> keysOf(JsonNode definition) {
    List<String> keys = new ArrayList<>();
    definition.path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
