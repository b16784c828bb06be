package io.lifeboat.plan.rules;

import io.lifeboat.plan.GatePolicy;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.StepChange;
import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.procedure.CriticalPath;
import io.lifeboat.plan.procedure.OnFailure;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.rules.Rule.Spot;
import io.lifeboat.plan.step.NotifySns;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether the owner's changes of the procedure make sense. */
final class ProcedureRules {
  static final List<Rule> TABLE =
      List.of(
          Rule.error(
              "gate-names-a-step",
              "no step is called '%s', so this gate would hold nothing.",
              "Name the step that shall wait, one of: %2$s.",
              plan -> unknownKeys(Moves.stepIds(plan), plan.gates().keySet(), "/gates/")),
          Rule.error(
              "change-names-a-step",
              "no step is called '%s', and this says not what a new one shall do.",
              "Name one of: %2$s; or add notify, validate, scale, hold-lag or gate.",
              plan ->
                  unknownKeys(
                      Moves.knownIds(plan),
                      plan.failoverChanges().keySet(),
                      "/procedures/failover/steps/")),
          Rule.error(
              "new-step-has-its-own-name",
              "'%s' is a derived step already; a new step needs a name of its own.",
              "Choose another name, or take %2$s away to change the derived step.",
              plan ->
                  changes(
                      plan, (id, c) -> c.isNewStep() && Moves.derivedIds(plan).contains(id), "")),
          Rule.error(
              "step-does-one-thing",
              "'%s' is to do several things: %s.",
              "Keep one of them, and write a step for each of the others.",
              plan -> changes(plan, (id, c) -> c.kinds() > 1, "")),
          Rule.error(
              "skip-is-for-derived-steps",
              "'%s' is a step of your own; it need not be skipped.",
              "Take the step away.",
              plan -> changes(plan, (id, c) -> c.isNewStep() && c.skip().isPresent(), "/skip")),
          Rule.error(
              "subject-belongs-to-notify",
              "subject belongs to notify.",
              "Take subject away, or add notify.",
              plan ->
                  changes(
                      plan,
                      (id, c) -> c.subject().isPresent() && c.channel().isEmpty(),
                      "/subject")),
          Rule.error(
              "seen-from-belongs-to-validate",
              "seen-from belongs to validate.",
              "Take seen-from away, or add validate.",
              plan ->
                  changes(
                      plan,
                      (id, c) -> c.seenFrom().isPresent() && c.validate().isEmpty(),
                      "/seen-from")),
          Rule.error(
              "tasks-belongs-to-scale",
              "tasks belongs to scale.",
              "Take tasks away, or add scale.",
              plan ->
                  changes(plan, (id, c) -> c.tasks().isPresent() && c.scale().isEmpty(), "/tasks")),
          Rule.error(
              "after-names-a-step",
              "no step is called '%s'.",
              "Name one of: %2$s.",
              plan -> neighbours(plan, "after", c -> c.after().orElse(List.of()))),
          Rule.error(
              "before-names-a-step",
              "no step is called '%s'.",
              "Name one of: %2$s.",
              plan -> neighbours(plan, "before", StepChange::before)),
          Rule.error("no-circle", "%s.", "Take one of these away.", ProcedureRules::circles),
          Rule.warning(
              "nothing-is-skipped",
              "'%s' is left out of every failover.",
              "Take skip away when the reason is gone.",
              plan -> changes(plan, (id, c) -> c.skip().isPresent(), "/skip")),
          Rule.error(
              "expected-within-budget",
              "'%s' is expected to take longer than it may.",
              "Raise budget above expected.",
              ProcedureRules::expectedBeyondBudget),
          Rule.warning(
              "budget-within-rto",
              "'%s' alone may take longer than the RTO.",
              "Lower its budget.",
              plan ->
                  changes(
                      plan,
                      (id, c) ->
                          c.budget()
                              .filter(b -> b.compareTo(plan.objectives().rto()) > 0)
                              .isPresent(),
                      "/budget")),
          Rule.error(
              "rto-can-be-met",
              "the expected times alone add up to %s on the way %s, and the RTO is %s.",
              "Raise the RTO, or let steps run at the same time.",
              ProcedureRules::tooLong),
          Rule.error(
              "failure-does-not-pass",
              "when '%s' fails the run would go on as if it were done.",
              "Write on-failure: pause or abort; only a message may fail and hold nothing up.",
              plan -> changes(plan, (id, c) -> passesOn(plan, id, c), "/on-failure")),
          Rule.warning(
              "gate-stands-sometime",
              "'%s' is not a step of a %2$s failover, so this gate never stands.",
              "Write the other mode, or take when away.",
              ProcedureRules::gatesThatNeverStand));

  private ProcedureRules() {}

  private static Stream<Spot> unknownKeys(Set<String> known, Set<String> ids, String section) {
    return ids.stream()
        .filter(id -> !known.contains(id))
        .map(id -> Spot.at(section + id, id, ReferenceRules.listed(known)));
  }

  private static Stream<Spot> changes(
      RecoveryPlan plan, BiPredicate<String, StepChange> broken, String property) {
    return plan.failoverChanges().entrySet().stream()
        .filter(c -> broken.test(c.getKey(), c.getValue()))
        .map(
            c ->
                Spot.at(
                    Pointers.step(c.getKey()) + property,
                    c.getKey(),
                    String.join(", ", c.getValue().kindNames())));
  }

  private static Stream<Spot> neighbours(
      RecoveryPlan plan, String property, Function<StepChange, List<String>> ids) {
    return ReferenceRules.unknown(
        plan.failoverChanges().entrySet().stream()
            .flatMap(
                c ->
                    Pointers.elements(
                        Pointers.step(c.getKey()) + "/" + property, ids.apply(c.getValue()))),
        Moves.knownIds(plan));
  }

  private static Stream<Spot> circles(RecoveryPlan plan) {
    return Moves.of(plan)
        .flatMap(
            way -> {
              try {
                way.of(plan);
                return Stream.<Spot>empty();
              } catch (IllegalArgumentException circle) {
                return Stream.of(Spot.at("/procedures/failover/steps", circle.getMessage()));
              }
            })
        .distinct();
  }

  private static Stream<Spot> expectedBeyondBudget(RecoveryPlan plan) {
    return steps(plan, s -> s.expected().compareTo(s.budget()) > 0)
        .map(s -> Spot.at(Pointers.step(s.id()), s.id()))
        .distinct();
  }

  private static Stream<Spot> tooLong(RecoveryPlan plan) {
    return Moves.procedures(plan)
        .filter(p -> CriticalPath.of(p).expected().compareTo(plan.objectives().rto()) > 0)
        .max(Comparator.comparing(p -> CriticalPath.of(p).expected()))
        .map(p -> tooLong(plan, p))
        .stream();
  }

  private static Spot tooLong(RecoveryPlan plan, Procedure procedure) {
    CriticalPath path = CriticalPath.of(procedure);
    return Spot.at(
        "/objectives/rto",
        DurationText.format(path.expected()),
        String.join(", ", path.steps()),
        DurationText.format(plan.objectives().rto()));
  }

  private static boolean passesOn(RecoveryPlan plan, String id, StepChange change) {
    return change.onFailure().filter(OnFailure.CONTINUE::equals).isPresent()
        && steps(plan, s -> s.id().equals(id)).anyMatch(s -> !(s.step() instanceof NotifySns));
  }

  private static Stream<Spot> gatesThatNeverStand(RecoveryPlan plan) {
    return plan.gates().entrySet().stream()
        .filter(g -> Moves.knownIds(plan).contains(g.getKey()) && neverStands(plan, g))
        .map(
            g ->
                Spot.at(
                    Pointers.to("gates", g.getKey(), "when"),
                    g.getKey(),
                    g.getValue().when().orElseThrow()));
  }

  private static boolean neverStands(RecoveryPlan plan, Map.Entry<String, GatePolicy> gate) {
    return gate.getValue().when().isPresent()
        && Moves.procedures(plan)
            .filter(p -> gate.getValue().standsIn(p.mode()))
            .flatMap(p -> p.steps().stream())
            .noneMatch(s -> s.id().equals(gate.getKey()));
  }

  private static Stream<ProcedureStep> steps(RecoveryPlan plan, Predicate<ProcedureStep> wanted) {
    return Moves.procedures(plan).flatMap(p -> p.steps().stream()).filter(wanted);
  }
}
