package io.lifeboat.plan.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.rules.Pointers.Placed;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything that is written in a plan, wherever it stands, with its JSON pointer. */
final class PlanTexts {
  private static final ObjectMapper JSON = LifeboatJson.mapper();

  /** What people say to people, SQL, and other plans, whose rules are their own. */
  private static final Pattern WORDS =
      Pattern.compile(
          "/contacts/.*|.*/(?:skip|subject)|.*/warm/\\d+|/health/[^/]+/sql|.*/do/plan/.*");

  /** The cluster of routing controls stands in five regions of its own, and who looks, anywhere. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "/traffic/[^/]+/endpoints/[^/]+|.*/do/with/endpoints/.*|/detect/vantage-points/\\d+");

  private PlanTexts() {}

  /** Texts that name something of AWS or of the application. */
  static Stream<Placed<String>> of(RecoveryPlan plan) {
    return values("", JSON.valueToTree(plan)).filter(text -> !isWords(text.pointer()));
  }

  /** What something is given for: the keys of all that lies deeper than the plan's own names. */
  static Stream<Placed<String>> keys(RecoveryPlan plan) {
    JsonNode whole = JSON.valueToTree(plan);
    return fields(whole)
        .flatMap(
            section ->
                fields(section.getValue())
                    .flatMap(
                        named ->
                            keys(Pointers.to(section.getKey(), named.getKey()), named.getValue())))
        .filter(key -> !isWords(key.pointer()));
  }

  private static boolean isWords(String pointer) {
    return WORDS.matcher(pointer).matches() || ELSEWHERE.matcher(pointer).matches();
  }

  private static Stream<Placed<String>> values(String pointer, JsonNode node) {
    if (node.isTextual()) {
      return Stream.of(new Placed<>(pointer, node.textValue()));
    }
    return children(pointer, node).stream().flatMap(at -> values(at.pointer(), at.value()));
  }

  private static Stream<Placed<String>> keys(String pointer, JsonNode node) {
    return Stream.concat(
        fields(node).map(f -> new Placed<>(pointer + Pointers.to(f.getKey()), f.getKey())),
        children(pointer, node).stream().flatMap(at -> keys(at.pointer(), at.value())));
  }

  private static List<Placed<JsonNode>> children(String pointer, JsonNode node) {
    return node.isArray()
        ? IntStream.range(0, node.size())
            .mapToObj(i -> new Placed<>(pointer + "/" + i, node.get(i)))
            .toList()
        : fields(node)
            .map(f -> new Placed<>(pointer + Pointers.to(f.getKey()), f.getValue()))
            .toList();
  }

  private static Stream<Map.Entry<String, JsonNode>> fields(JsonNode node) {
    return node.properties().stream();
  }
}
