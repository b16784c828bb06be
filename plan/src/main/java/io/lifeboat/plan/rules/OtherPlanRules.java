package io.lifeboat.plan.rules;

import io.lifeboat.plan.OwnPlan;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.rules.Rule.Spot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plans of other applications that a plan moves with its own. */
final class OtherPlanRules {
  /** Nothing is derived from a plan that breaks one of these. */
  static final List<Rule> TABLE =
      List.of(
          Rule.error(
              "other-plan-is-good",
              "%s",
              "%2$s",
              plan ->
                  moves(plan)
                      .flatMap(
                          move ->
                              PlanRules.breaches(move.other()).stream()
                                  .filter(breach -> breach.severity() == Severity.ERROR)
                                  .map(
                                      breach ->
                                          Spot.at(
                                              move.pointer() + breach.pointer(),
                                              breach.what(),
                                              breach.mend())))),
          Rule.error(
              "other-plan-is-of-another",
              "this would move %s as part of a move of %1$s, and there is one move of an"
                  + " application at a time.",
              "Name the plan of another application.",
              plan ->
                  moves(plan)
                      .filter(move -> applications(move.other()).contains(plan.application()))
                      .map(move -> Spot.at(move.pointer(), plan.application()))),
          Rule.error(
              "other-plan-moves-once",
              "two steps of a %s would move %s.",
              "Keep one of them.",
              plan ->
                  Stream.of(FailoverProcedure.NAME, FailbackProcedure.NAME)
                      .flatMap(procedure -> movedTwice(plan, procedure))));

  /** Of a plan that can be derived. */
  static final List<Rule> HOMECOMING =
      List.of(
          Rule.warning(
              "other-plan-comes-home",
              "a failover moves %s too, but a failback would leave it where it is.",
              "Move it under procedures.failback.steps as well, or bring it home by a failback of its"
                  + " own.",
              plan ->
                  moves(plan, FailoverProcedure.NAME)
                      .filter(move -> !isMovedBack(plan, move.other()))
                      .map(move -> Spot.at(move.pointer(), move.other().application()))));

  private OtherPlanRules() {}

  /** One step that moves another application. */
  private record OtherMove(String pointer, RecoveryPlan other) {}

  private static Stream<OtherMove> moves(RecoveryPlan plan) {
    return Stream.of(FailoverProcedure.NAME, FailbackProcedure.NAME)
        .flatMap(procedure -> moves(plan, procedure));
  }

  private static Stream<OtherMove> moves(RecoveryPlan plan, String procedure) {
    return OwnChange.of(plan, procedure)
        .flatMap(
            own ->
                own.change().action().stream()
                    .filter(OwnPlan.class::isInstance)
                    .map(
                        does ->
                            new OtherMove(own.pointer() + "/do/plan", ((OwnPlan) does).plan())));
  }

  /** The plan's own and those that it moves, however deep. */
  private static Set<String> applications(RecoveryPlan plan) {
    return Stream.concat(
            Stream.of(plan.application()),
            moves(plan).flatMap(move -> applications(move.other()).stream()))
        .collect(Collectors.toSet());
  }

  private static Stream<Spot> movedTwice(RecoveryPlan plan, String procedure) {
    Set<String> seen = new HashSet<>();
    return moves(plan, procedure)
        .flatMap(
            move ->
                applications(move.other()).stream()
                    .filter(application -> !seen.add(application))
                    .map(application -> Spot.at(move.pointer(), procedure, application)));
  }

  private static boolean isMovedBack(RecoveryPlan plan, RecoveryPlan other) {
    return moves(plan, FailbackProcedure.NAME)
        .anyMatch(back -> back.other().application().equals(other.application()));
  }
}
