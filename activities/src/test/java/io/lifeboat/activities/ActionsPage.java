package io.lifeboat.activities;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.StepMenu;
import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.step.Step;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page docs/actions.md, from the code. */
final class ActionsPage {
  private static final Map<Class<?>, String> WORDS =
      Map.ofEntries(
          Map.entry(String.class, "text"),
          Map.entry(URI.class, "text"),
          Map.entry(Region.class, "region"),
          Map.entry(Duration.class, "duration"),
          Map.entry(int.class, "number"),
          Map.entry(long.class, "number"),
          Map.entry(double.class, "number"),
          Map.entry(Integer.class, "number"),
          Map.entry(Long.class, "number"),
          Map.entry(boolean.class, "true/false"),
          Map.entry(Boolean.class, "true/false"));

  private ActionsPage() {}

  static String text() {
    Map<String, Step> samples = new LinkedHashMap<>();
    SampleSteps.samples()
        .map(Sample::step)
        .forEach(step -> samples.putIfAbsent(step.actionName(), step));
    Collection<Step> steps = samples.values();
    return """
        # The actions

        What Lifeboat can do to an estate. Every action looks (`inspect`), changes (`apply`), waits
        until the change is verifiably true (`confirm`) and puts back (`revert`). The examples are
        those of the plans in `examples/`. This page is written from the code and checked by a
        test; do not edit it by hand.

        | action | for example | effect | usually | at most |
        |---|---|---|---|---|
        """
        + steps.stream().map(ActionsPage::row).collect(Collectors.joining())
        + """

        ## What each takes

        As a plan names it in a step of its own, `do: {action: RebootRds, with: {database: crm, ...}}`;
        what stands in brackets may be left out.

        | action | takes |
        |---|---|
        """
        + StepMenu.kinds().stream().map(ActionsPage::taken).collect(Collectors.joining())
        + """

        ## What each must be allowed

        The whole list for a role, and nothing beyond it.

        | action | IAM action | why |
        |---|---|---|
        """
        + steps.stream().map(ActionsPage::permissions).collect(Collectors.joining());
  }

  private static String row(Step step) {
    return "| %s | %s | %s | %s | %s |%n"
        .formatted(
            step.actionName(),
            step.title(),
            step.effect().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            DurationText.format(step.expected()),
            DurationText.format(step.timeout()));
  }

  private static String taken(Class<?> kind) {
    return "| %s | %s |%n".formatted(kind.getSimpleName(), taken(kind.getRecordComponents()));
  }

  private static String taken(RecordComponent[] all) {
    return Arrays.stream(all).map(ActionsPage::taken).collect(Collectors.joining(", "));
  }

  private static String taken(RecordComponent one) {
    String name = StepMenu.nameOf(one) + ": " + kind(one.getGenericType());
    return StepMenu.isOptional(one) ? "[" + name + "]" : name;
  }

  private static String kind(Type type) {
    if (type instanceof ParameterizedType) {
      Type[] of = ((ParameterizedType) type).getActualTypeArguments();
      String last = kind(of[of.length - 1]);
      Type raw = ((ParameterizedType) type).getRawType();
      return raw == Map.class
          ? kind(of[0]) + " to " + last
          : raw == List.class ? "list of " + last : last;
    }
    Class<?> one = (Class<?>) type;
    if (one.isEnum()) {
      return Arrays.stream(one.getEnumConstants())
          .map(word -> LifeboatJson.mapper().valueToTree(word).asText())
          .collect(Collectors.joining("/"));
    }
    if (one.isSealed()) {
      return Arrays.stream(one.getAnnotation(JsonSubTypes.class).value())
          .map(choice -> choice(one.getAnnotation(JsonTypeInfo.class).property(), choice))
          .collect(Collectors.joining(" or "));
    }
    return one.isRecord() && one != Region.class
        ? "{" + taken(one.getRecordComponents()) + "}"
        : WORDS.getOrDefault(one, one.getSimpleName());
  }

  private static String choice(String property, JsonSubTypes.Type choice) {
    return "{%s: %s, %s}"
        .formatted(property, choice.name(), taken(choice.value().getRecordComponents()));
  }

  private static String permissions(Step step) {
    List<IamNeed> needs = SampleSteps.action(new StandIns(), step).iamActions();
    return needs.isEmpty()
        ? "| %s | none | it asks nothing of AWS |%n".formatted(step.actionName())
        : needs.stream()
            .map(
                need ->
                    "| %s | `%s` | %s |%n"
                        .formatted(step.actionName(), need.permission(), need.why()))
            .collect(Collectors.joining());
  }
}
