package io.lifeboat.activities;

import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.step.Step;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page docs/actions.md, from the code. */
final class ActionsPage {
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
