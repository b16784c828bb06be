package io.lifeboat.plan.rules;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.Procedure;
import java.util.List;
import java.util.stream.Stream;

/** All rules that a plan must keep. */
public final class PlanRules {
  private static final List<Rule> REFERENCES =
      Stream.concat(ReferenceRules.TABLE.stream(), OtherPlanRules.TABLE.stream()).toList();
  private static final List<Rule> CONTENT =
      Stream.of(
              RegionRules.TABLE,
              ObjectiveRules.TABLE,
              HealthRules.TABLE,
              TrafficRules.TABLE,
              GateRules.TABLE,
              DrillRules.TABLE,
              ScheduleRules.TABLE,
              SafetyRules.TABLE)
          .flatMap(List::stream)
          .toList();
  private static final List<Rule> PROCEDURES =
      Stream.of(
              ProcedureRules.TABLE,
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
              plan -> Moves.refusals(plan).map(refusal -> Rule.Spot.at("", refusal))),
          Rule.error(
              "own-steps-take-their-values",
              "%s.",
              "Correct that value.",
              Moves::refusalsOfOwnSteps));

  private PlanRules() {}

  /** The whole table. */
  public static List<Rule> all() {
    return Stream.of(REFERENCES, UNFIT, CONTENT, PROCEDURES).flatMap(List::stream).toList();
  }

  /**
   * Everything that the plan breaks. The procedures are looked at only when all names in the plan
   * are known, for they cannot be derived before.
   */
  public static List<Breach> breaches(RecoveryPlan plan) {
    List<Breach> unknown = in(REFERENCES, plan, List.of());
    List<Breach> unfit = unknown.isEmpty() ? in(UNFIT, plan, List.of()) : List.of();
    if (!unfit.isEmpty()) {
      return unfit;
    }
    List<Breach> content = in(CONTENT, plan, List.of());
    boolean derivable =
        Stream.concat(unknown.stream(), content.stream())
            .noneMatch(breach -> breach.severity() == Severity.ERROR && stopsDeriving(breach));
    return Stream.of(
            unknown,
            content,
            derivable ? in(PROCEDURES, plan, Moves.procedures(plan).toList()) : List.<Breach>of())
        .flatMap(List::stream)
        .distinct()
        .toList();
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
