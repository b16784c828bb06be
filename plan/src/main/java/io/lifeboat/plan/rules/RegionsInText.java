package io.lifeboat.plan.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.plan.OwnPlan;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.rules.Pointers.Placed;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Regions that stand inside ARNs and addresses, where residency is easily overlooked. An ARN says
 * its region in its fourth field, so any code counts there; in an address only the known ones do.
 */
final class RegionsInText {
  private static final ObjectMapper MAPPER = LifeboatJson.mapper();

  private static final Pattern CODE =
      Pattern.compile(
          "(?<![a-z0-9])(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?"
              + "-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)"
              + "-[0-9](?![a-z0-9])");

  private static final Pattern OF_ARN =
      Pattern.compile("(?<=^arn:[a-z-]{1,20}:[a-z0-9-]{1,30}:)" + Region.CODE + "(?=:)");

  private RegionsInText() {}

  static Stream<Placed<Region>> of(RecoveryPlan plan) {
    return Stream.of(
            found(CODE, ofOwnSteps(plan)),
            found(OF_ARN, ofOwnSteps(plan)),
            found(CODE, secrets(plan)),
            found(OF_ARN, secrets(plan)),
            found(CODE, texts("notify", "sns", plan.channels(), c -> Stream.of(c.sns()))),
            found(OF_ARN, texts("notify", "sns", plan.channels(), c -> Stream.of(c.sns()))),
            found(CODE, texts("health", "https", plan.health(), h -> Stream.of(h.https()))),
            found(CODE, texts("health", "users", plan.health(), h -> h.users().stream())))
        .flatMap(Function.identity())
        .distinct();
  }

  /**
   * Whatever kind of step it is, and however deep a text stands in it; other plans have their own.
   */
  private static Stream<Placed<String>> ofOwnSteps(RecoveryPlan plan) {
    return OwnChange.of(plan)
        .flatMap(
            own ->
                own.change().action().stream()
                    .filter(does -> !(does instanceof OwnPlan))
                    .flatMap(does -> texts(own.pointer() + "/do", MAPPER.valueToTree(does))));
  }

  private static Stream<Placed<String>> texts(String pointer, JsonNode node) {
    if (node.isTextual()) {
      return Stream.of(new Placed<>(pointer, node.asText()));
    }
    return node.isArray()
        ? IntStream.range(0, node.size())
            .boxed()
            .flatMap(at -> texts(pointer + Pointers.to(at), node.get(at)))
        : node.properties().stream()
            .flatMap(key -> texts(pointer + Pointers.to(key.getKey()), key.getValue()));
  }

  private static Stream<Placed<String>> secrets(RecoveryPlan plan) {
    return plan.aurora().entrySet().stream()
        .flatMap(
            d ->
                d.getValue().data().stream()
                    .map(
                        data ->
                            new Placed<>(
                                Pointers.to("databases", d.getKey(), "data", "secret"),
                                data.secret())));
  }

  private static <T> Stream<Placed<String>> texts(
      String section, String property, Map<String, T> members, Function<T, Stream<String>> text) {
    return members.entrySet().stream()
        .flatMap(
            m ->
                text.apply(m.getValue())
                    .map(t -> new Placed<>(Pointers.to(section, m.getKey(), property), t)));
  }

  private static Stream<Placed<Region>> found(Pattern code, Stream<Placed<String>> texts) {
    return texts.flatMap(
        text ->
            code.matcher(text.value())
                .results()
                .map(found -> new Placed<>(text.pointer(), Region.of(found.group()))));
  }
}
