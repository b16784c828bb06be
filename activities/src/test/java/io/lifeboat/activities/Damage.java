package io.lifeboat.activities;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step with one value made wrong, as it stands in JSON.
 *
 * @param where the JSON pointer of the value, with {@code *} for places in lists and regions
 * @param how what was done to it, such as {@code blank}
 */
record Damage(String step, String where, String how, JsonNode json, Step whole) {
  static final JsonMapper JSON = (JsonMapper) LifeboatJson.mapper();
  private static final String REGION = "xx-moon-7";

  static Stream<Damage> of(Step step) {
    JsonNode whole = JSON.valueToTree(step);
    List<Damage> all = new ArrayList<>();
    walk(step, whole, JsonPointer.empty(), all);
    sameRegion(step, (ObjectNode) whole, all);
    return all.stream();
  }

  private static void walk(Step step, JsonNode whole, JsonPointer at, List<Damage> all) {
    JsonNode value = whole.at(at);
    if (!at.matches() && !at.toString().equals("/action")) {
      wrong(value).forEach(w -> all.add(made(step, whole, at, w)));
    }
    value
        .fieldNames()
        .forEachRemaining(
            name -> walk(step, whole, at.append(JsonPointer.empty().appendProperty(name)), all));
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      walk(step, whole, at.appendIndex(i), all);
    }
  }

  private record Wrong(String how, JsonNode value) {}

  private static Stream<Wrong> wrong(JsonNode value) {
    Stream<Wrong> none = Stream.of(new Wrong("null", NullNode.instance));
    if (value.isTextual()) {
      return Stream.concat(none, text(value.textValue()));
    }
    if (value.isNumber()) {
      return Stream.concat(none, Stream.of(new Wrong("negative", IntNode.valueOf(-1))));
    }
    if (value.isContainerNode()) {
      return Stream.concat(
          none, Stream.of(new Wrong("empty", ((ContainerNode<?>) value.deepCopy()).removeAll())));
    }
    return none;
  }

  private static Stream<Wrong> text(String value) {
    Stream<Wrong> any =
        Stream.of(said("blank", " "), said("empty", ""), said("broken", value + "\n"));
    return Stream.concat(any, value.startsWith("arn:") ? arn(value) : other(value));
  }

  private static Stream<Wrong> arn(String value) {
    String[] parts = value.split(":", 6);
    return Stream.of(
        said("no ARN", "arn:" + parts[5]),
        said("ARN of another service", with(parts, 2, "kinesisvideo")),
        said("ARN of another region", with(parts, 3, REGION)),
        said("ARN without a whole account", with(parts, 4, "11112222333")));
  }

  private static Stream<Wrong> other(String value) {
    Stream<Wrong> arn = Stream.of(said("an ARN", "arn:aws:kinesisvideo:xx-moon-7:1:x"));
    if (value.matches(Region.CODE)) {
      return Stream.concat(arn, Stream.of(said("half a region", "eu-central")));
    }
    return value.matches("(\\d+(d|h|m|s|ms))+")
        ? Stream.concat(arn, Stream.of(said("negative", "-" + value)))
        : arn;
  }

  private static Wrong said(String how, String text) {
    return new Wrong(how, TextNode.valueOf(text));
  }

  private static String with(String[] parts, int at, String part) {
    String[] changed = parts.clone();
    changed[at] = part;
    return String.join(":", changed);
  }

  private static void sameRegion(Step step, ObjectNode whole, List<Damage> all) {
    if (whole.has("from") && whole.has("to")) {
      ObjectNode changed = whole.deepCopy();
      changed.set("to", whole.get("from"));
      all.add(new Damage(step.actionName(), "/to", "where it comes from", changed, step));
    }
  }

  private static Damage made(Step step, JsonNode whole, JsonPointer at, Wrong wrong) {
    JsonNode changed = whole.deepCopy();
    JsonNode parent = changed.at(at.head());
    if (parent instanceof ArrayNode list) {
      list.set(at.last().getMatchingIndex(), wrong.value());
    } else {
      ((ObjectNode) parent).set(at.last().getMatchingProperty(), wrong.value());
    }
    String where = at.toString().replaceAll("/\\d+", "/*").replaceAll("/" + Region.CODE, "/*");
    return new Damage(step.actionName(), where, wrong.how(), changed, step);
  }

  /** Whether the step is read as it was, as a duration is with a line break behind it. */
  boolean isWithoutEffect() {
    return JSON.convertValue(json, Step.class).equals(whole);
  }

  /** What is looked up in the list of harmless damages. */
  String key() {
    return step + " " + where + ": " + how;
  }
}
