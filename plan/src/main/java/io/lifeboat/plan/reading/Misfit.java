package io.lifeboat.plan.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * One value that does not fit the schema.
 *
 * @param keyword the schema's keyword that it breaks
 * @param definition the schema's object in which that keyword stands
 * @param key the key that is missing or too much
 */
record Misfit(
    String pointer,
    String keyword,
    JsonNode definition,
    JsonNode value,
    String key,
    PublishedSchema schema) {

  static Misfit of(ValidationMessage message, JsonNode document, PublishedSchema schema) {
    String at = message.getInstanceLocation().toString();
    String fragment = message.getSchemaLocation().getFragment().toString();
    String keyword = fragment.substring(fragment.lastIndexOf('/') + 1);
    JsonNode definition = schema.tree().at(fragment.substring(0, fragment.lastIndexOf('/')));
    String key = message.getProperty() == null ? "" : message.getProperty();
    boolean ofMember = keyword.equals("additionalProperties");
    return new Misfit(
        ofMember ? LocatedTree.member(at, key) : at,
        fragment.contains("/propertyNames") ? "propertyNames" : keyword,
        definition,
        document.at(at),
        key,
        schema);
  }

  void sayTo(Findings findings) {
    switch (keyword) {
      case "additionalProperties" -> unknown(findings);
      case "required" -> missing(findings);
      case "propertyNames" ->
          findings.error(
              pointer,
              "a name here does not fit: it must be " + schema.kindOf(ofNames()) + ".",
              hint(ofNames()));
      case "minProperties", "minItems" ->
          findings.error(pointer, "this is empty, but at least one is needed.", "Add one.");
      case "uniqueItems" ->
          findings.error(pointer, "something is named twice here.", "Name each once.");
      case "enum" ->
          wrong(
              findings,
              shown() + " is not one of " + choices() + ".",
              DidYouMean.hint(text(), words()));
      default ->
          wrong(findings, shown() + " is not " + schema.kindOf(definition) + ".", hint(definition));
    }
  }

  private void unknown(Findings findings) {
    List<String> known = schema.keysOf(definition);
    findings.unknownKey(pointer, "'" + key + "' means nothing here.", DidYouMean.hint(key, known));
  }

  private void missing(Findings findings) {
    findings.error(
        pointer,
        definition.path("x-what").asText("'" + key + "' is missing."),
        definition.path("x-mend").asText("Add " + key + ":" + exampleOf(key) + "."));
  }

  private void wrong(Findings findings, String what, String mend) {
    boolean standIn = definition.path("x-stand-in").asBoolean(false);
    if (standIn && !pointer.isEmpty()) {
      findings.wrongValue(pointer, schema.exampleOf(definition).orElseThrow(), what, mend);
    } else {
      findings.error(pointer, what, mend);
    }
  }

  private String hint(JsonNode of) {
    return schema
        .exampleOf(of)
        .map(e -> "Write one like " + e.asText() + ".")
        .orElse("Correct it.");
  }

  private JsonNode ofNames() {
    return definition.has("propertyNames")
        ? schema.resolved(definition.get("propertyNames"))
        : definition;
  }

  private String exampleOf(String property) {
    JsonNode wanted = schema.resolved(definition.path("properties").path(property));
    return schema.exampleOf(wanted).map(example -> " " + example.asText()).orElse("");
  }

  private String shown() {
    if (value.isNull()) {
      return "nothing stands here; it";
    }
    return value.isValueNode()
        ? "'" + value.asText() + "'"
        : value.isArray() ? "a list" : "a group of keys";
  }

  private String text() {
    return value.asText();
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    definition.path("enum").forEach(word -> words.add(word.asText()));
    return words;
  }

  private String choices() {
    return String.join(", ", words());
  }
}
