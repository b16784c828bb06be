package io.lifeboat.plan.rules;

import io.lifeboat.plan.GatePolicy;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.StepChange;
import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.procedure.CriticalPath;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.OnFailure;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.rules.Rule.Spot;
import io.lifeboat.plan.step.CheckMarker;
import io.lifeboat.plan.step.ScaleDownAutoScalingGroup;
import io.lifeboat.plan.step.ScaleDownEcs;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.WatchUsers;
import io.lifeboat.plan.step.WriteMarker;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether the owner's changes of the procedure make sense. */
final class ProcedureRules {
  private static final List<String> PROCEDURES =
      List.of(FailoverProcedure.NAME, FailbackProcedure.NAME);
  private static final Set<Class<? extends Step>> HOLD_NOTHING_UP =
      Set.of(
          WriteMarker.class,
          CheckMarker.class,
          WatchUsers.class,
          ScaleDownEcs.class,
          ScaleDownAutoScalingGroup.class);
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
                  PROCEDURES.stream()
                      .flatMap(
                          p ->
                              unknownKeys(
                                  Moves.knownIds(plan, p),
                                  OwnChange.in(plan, p).keySet(),
                                  Pointers.step(p, "")))),
          Rule.error(
              "new-step-has-its-own-name",
              "'%s' is a derived step already; a new step needs a name of its own.",
              "Choose another name, or take %2$s away to change the derived step.",
              plan -> changes(plan, own -> own.change().isNewStep() && isDerived(plan, own), "")),
          Rule.error(
              "step-does-one-thing",
              "'%s' is to do several things: %s.",
              "Keep one of them, and write a step for each of the others.",
              plan -> changes(plan, own -> own.change().kinds() > 1, "")),
          Rule.error(
              "skip-is-for-derived-steps",
              "'%s' is a step of your own; it need not be skipped.",
              "Take the step away.",
              plan ->
                  changes(
                      plan,
                      own -> own.change().isNewStep() && own.change().skip().isPresent(),
                      "/skip")),
          Rule.error(
              "subject-belongs-to-notify",
              "subject belongs to notify.",
              "Take subject away, or add notify.",
              plan ->
                  changes(
                      plan,
                      own -> own.change().subject().isPresent() && own.change().channel().isEmpty(),
                      "/subject")),
          Rule.error(
              "seen-from-belongs-to-validate",
              "seen-from belongs to validate.",
              "Take seen-from away, or add validate.",
              plan ->
                  changes(
                      plan,
                      own ->
                          own.change().seenFrom().isPresent() && own.change().validate().isEmpty(),
                      "/seen-from")),
          Rule.error(
              "tasks-belongs-to-scale",
              "tasks belongs to scale.",
              "Take tasks away, or add scale.",
              plan ->
                  changes(
                      plan,
                      own -> own.change().tasks().isPresent() && own.change().scale().isEmpty(),
                      "/tasks")),
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
          Rule.error(
              "companion-goes-alone",
              "'%s' accompanies the whole run, so no step waits for it, and it waits for none.",
              "Take it away here.",
              ProcedureRules::waitingForCompanions),
          Rule.error("no-circle", "%s.", "Take one of these away.", ProcedureRules::circles),
          Rule.warning(
              "nothing-is-skipped",
              "'%s' is left out of every %3$s.",
              "Take skip away when the reason is gone.",
              plan -> changes(plan, own -> own.change().skip().isPresent(), "/skip")),
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
                      own ->
                          isOfFailover(own.procedure())
                              && own.change()
                                  .budget()
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
              "Write on-failure: pause or abort; only what changes nothing that users need may fail and"
                  + " hold nothing up.",
              plan -> changes(plan, own -> passesOn(plan, own), "/on-failure")),
          Rule.warning(
              "gate-stands-sometime",
              "'%s' is not a step of a %2$s, so this gate never stands.",
              "Write the other mode, or take when away.",
              ProcedureRules::gatesThatNeverStand));

  private ProcedureRules() {}

  private static Stream<Spot> unknownKeys(Set<String> known, Set<String> ids, String section) {
    return ids.stream()
        .filter(id -> !known.contains(id))
        .map(id -> Spot.at(section + id, id, ReferenceRules.listed(known)));
  }

  private static Stream<Spot> changes(
      RecoveryPlan plan, Predicate<OwnChange> broken, String property) {
    return OwnChange.of(plan)
        .filter(broken)
        .map(
            own ->
                Spot.at(
                    own.pointer() + property,
                    own.id(),
                    String.join(", ", own.change().kindNames()),
                    own.procedure()));
  }

  private static boolean isDerived(RecoveryPlan plan, OwnChange own) {
    return Moves.derivedIds(plan, own.procedure()).contains(own.id());
  }

  private static boolean isOfFailover(String procedure) {
    return procedure.equals(FailoverProcedure.NAME);
  }

  private static Stream<Spot> neighbours(
      RecoveryPlan plan, String property, Function<StepChange, List<String>> ids) {
    return PROCEDURES.stream()
        .flatMap(
            p ->
                ReferenceRules.unknown(
                    OwnChange.of(plan, p)
                        .flatMap(own -> own.elements(property, ids.apply(own.change()))),
                    Moves.knownIds(plan, p)));
  }

  private static Stream<Spot> circles(RecoveryPlan plan) {
    return Moves.of(plan)
        .flatMap(
            way -> {
              try {
                way.of(plan);
                return Stream.<Spot>empty();
              } catch (IllegalArgumentException circle) {
                return Stream.of(
                    Spot.at(
                        Pointers.to("procedures", way.procedure(), "steps"), circle.getMessage()));
              }
            })
        .distinct();
  }

  private static Stream<Spot> expectedBeyondBudget(RecoveryPlan plan) {
    return Moves.procedures(plan)
        .flatMap(
            p ->
                p.steps().stream()
                    .filter(s -> s.expected().compareTo(s.budget()) > 0)
                    .map(s -> Spot.at(Pointers.step(p.name(), s.id()), s.id())))
        .distinct();
  }

  private static Stream<Spot> tooLong(RecoveryPlan plan) {
    return Moves.procedures(plan)
        .filter(p -> isOfFailover(p.name()))
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

  private static boolean passesOn(RecoveryPlan plan, OwnChange own) {
    return own.change().onFailure().filter(OnFailure.CONTINUE::equals).isPresent()
        && Moves.procedures(plan)
            .filter(p -> p.name().equals(own.procedure()))
            .flatMap(p -> p.steps().stream())
            .anyMatch(s -> s.id().equals(own.id()) && !holdsNothingUp(s.step()));
  }

  private static boolean holdsNothingUp(Step step) {
    return step.isTelling() || HOLD_NOTHING_UP.contains(step.getClass());
  }

  /** A companion lasts as long as the run: what waits for it waits for ever. */
  private static Stream<Spot> waitingForCompanions(RecoveryPlan plan) {
    return Moves.procedures(plan)
        .flatMap(
            p ->
                p.steps().stream()
                    .flatMap(
                        s ->
                            s.needs().stream()
                                .filter(need -> isCompanion(p, need) || isCompanion(p, s.id()))
                                .map(need -> blame(plan, p, s.id(), need))))
        .distinct();
  }

  private static boolean isCompanion(Procedure procedure, String id) {
    return procedure.step(id).part() == ProcedureStep.Part.COMPANION;
  }

  private static Spot blame(RecoveryPlan plan, Procedure procedure, String step, String need) {
    String companion = isCompanion(procedure, need) ? need : step;
    if (plan.gates().containsKey(companion)) {
      return Spot.at(Pointers.to("gates", companion), companion);
    }
    String blamed =
        Stream.of(step, need)
            .filter(OwnChange.in(plan, procedure.name())::containsKey)
            .findFirst()
            .map(id -> Pointers.step(procedure.name(), id))
            .orElse(Pointers.to("procedures", procedure.name(), "steps"));
    return Spot.at(blamed, companion);
  }

  private static Stream<Spot> gatesThatNeverStand(RecoveryPlan plan) {
    return plan.gates().entrySet().stream()
        .filter(g -> Moves.stepIds(plan).contains(g.getKey()) && neverStands(plan, g))
        .map(
            g ->
                Spot.at(
                    Pointers.to("gates", g.getKey(), "when"),
                    g.getKey(),
                    g.getValue().standsIn(Mode.FORCED)
                        ? "forced failover"
                        : "graceful failover or failback"));
  }

  private static boolean neverStands(RecoveryPlan plan, Map.Entry<String, GatePolicy> gate) {
    return gate.getValue().when().isPresent()
        && Stream.concat(Moves.procedures(plan), Repairs.procedures(plan))
            .filter(p -> gate.getValue().standsIn(p.mode()))
            .flatMap(p -> p.steps().stream())
            .noneMatch(s -> s.id().equals(gate.getKey()));
  }
}
