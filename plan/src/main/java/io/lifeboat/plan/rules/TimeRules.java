package io.lifeboat.plan.rules;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.procedure.CriticalPath;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.rules.Rule.Spot;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whether what steps may take, and are expected to take, agrees with the objectives. */
final class TimeRules {
  static final List<Rule> TABLE =
      List.of(
          Rule.ofProcedures(
              "expected-within-budget",
              "'%s' is expected to take longer than it may.",
              "Raise budget above expected.",
              (plan, procedures) -> expectedBeyondBudget(procedures)),
          Rule.warning(
              "budget-within-rto",
              "'%s' alone may take longer than the RTO.",
              "Lower its budget.",
              plan ->
                  ChangeRules.changes(
                      plan,
                      own ->
                          own.procedure().equals(FailoverProcedure.NAME)
                              && own.change()
                                  .budget()
                                  .filter(b -> b.compareTo(plan.objectives().rto()) > 0)
                                  .isPresent(),
                      "/budget")),
          Rule.ofProcedures(
              "rto-can-be-met",
              "the expected times alone add up to %s on the way %s, and the RTO is %s.",
              "Raise the RTO, or let steps run at the same time.",
              TimeRules::tooLong));

  private TimeRules() {}

  private static Stream<Spot> expectedBeyondBudget(List<Procedure> procedures) {
    return procedures.stream()
        .flatMap(
            p ->
                p.steps().stream()
                    .filter(s -> s.expected().compareTo(s.budget()) > 0)
                    .map(s -> Spot.at(Pointers.step(p.name(), s.id()), s.id())))
        .distinct();
  }

  private static Stream<Spot> tooLong(RecoveryPlan plan, List<Procedure> procedures) {
    return procedures.stream()
        .filter(p -> p.name().equals(FailoverProcedure.NAME))
        .map(CriticalPath::of)
        .filter(path -> path.expected().compareTo(plan.objectives().rto()) > 0)
        .max(Comparator.comparing(CriticalPath::expected))
        .map(path -> tooLong(plan, path))
        .stream();
  }

  private static Spot tooLong(RecoveryPlan plan, CriticalPath path) {
    return Spot.at(
        "/objectives/rto",
        DurationText.format(path.expected()),
        String.join(", ", path.steps()),
        DurationText.format(plan.objectives().rto()));
  }
}
