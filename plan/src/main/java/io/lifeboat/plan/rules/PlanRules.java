package io.lifeboat.plan.rules;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.Procedure;
import java.util.List;
import java.util.stream.Stream;

/** All rules that a plan must keep. */
public final class PlanRules {
  private static final List<Rule> REFERENCES =
      Stream.concat(ReferenceRules.TABLE.stream(), OtherPlanRules.TABLE.stream()).toList();

  /** What can be said of values alone, without deriving anything. */
  private static final List<Rule> VALUES =
      Stream.of(
              ArnRules.TABLE,
              RegionRules.TABLE,
              ObjectiveRules.TABLE,
              HealthRules.TABLE,
              TrafficRules.TABLE,
              DrillRules.TABLE,
              ScheduleRules.TABLE,
              SafetyRules.TABLE)
          .flatMap(List::stream)
          .toList();

  private static final List<Rule> PROCEDURES =
      Stream.of(
              GateRules.OF_STEPS,
              ChangeRules.TABLE,
              CompanionRules.TABLE,
              TimeRules.TABLE,
              OrderRules.TABLE,
              HomecomingRules.TABLE,
              OtherPlanRules.HOMECOMING)
          .flatMap(List::stream)
          .toList();

  /** A value that its step refuses stops everything that looks at procedures. */
  private static final List<Rule> UNFIT =
      List.of(
          Rule.error(
              "steps-take-their-values",
              "%s.",
              "Correct that value.",
              plan ->
                  Moves.refusals(plan)
                      .map(refusal -> Rule.Spot.at(quoted(refusal, plan), refusal))),
          Rule.error(
              "own-steps-take-their-values",
              "%s.",
              "Correct that value.",
              Moves::refusalsOfOwnSteps));

  private PlanRules() {}

  /** The whole table. */
  public static List<Rule> all() {
    return Stream.of(REFERENCES, VALUES, UNFIT, GateRules.TABLE, PROCEDURES)
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Everything that the plan breaks. The procedures are looked at only when all names in the plan
   * are known, for they cannot be derived before.
   */
  public static List<Breach> breaches(RecoveryPlan plan) {
    List<Breach> simple = joined(in(REFERENCES, plan, List.of()), in(VALUES, plan, List.of()));
    List<Breach> unfit = in(UNFIT, plan, List.of());
    if (!unfit.isEmpty()) {
      return simple.stream().anyMatch(PlanRules::isError) ? simple : joined(unfit, simple);
    }
    List<Breach> content = joined(simple, in(GateRules.TABLE, plan, List.of()));
    boolean derivable =
        content.stream().noneMatch(breach -> isError(breach) && stopsDeriving(breach));
    List<Breach> ofSteps =
        derivable ? in(PROCEDURES, plan, Moves.procedures(plan).toList()) : List.of();
    return joined(content, ofSteps).stream().distinct().toList();
  }

  private static List<Breach> joined(List<Breach> first, List<Breach> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private static boolean isError(Breach breach) {
    return breach.severity() == Severity.ERROR;
  }

  /** Where the value stands in the plan that a refusal quotes. */
  private static String quoted(String refusal, RecoveryPlan plan) {
    return PlanTexts.of(plan)
        .filter(
            text ->
                Stream.concat(
                        Stream.of(text.value()),
                        plan.regions().all().stream()
                            .map(region -> text.value().replace("{region}", region.name())))
                    .anyMatch(value -> refusal.contains("'" + value + "'")))
        .map(text -> text.pointer())
        .findFirst()
        .orElse("");
  }

  private static boolean stopsDeriving(Breach breach) {
    return REFERENCES.stream().anyMatch(rule -> rule.name().equals(breach.rule()))
        || breach.rule().equals("standby-differs")
        || breach.rule().equals("enough-approvers")
        || breach.rule().equals("topic-is-an-arn");
  }

  private static List<Breach> in(List<Rule> rules, RecoveryPlan plan, List<Procedure> procedures) {
    return rules.stream().flatMap(rule -> rule.breaches(plan, procedures)).toList();
  }
}
