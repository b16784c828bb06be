package io.lifeboat.plan.rules;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.StepChange;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.OnFailure;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.rules.Rule.Spot;
import io.lifeboat.plan.step.CheckMarker;
import io.lifeboat.plan.step.ScaleDownAutoScalingGroup;
import io.lifeboat.plan.step.ScaleDownEcs;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.WatchUsers;
import io.lifeboat.plan.step.WriteMarker;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether what the plan's owner wants otherwise than derived makes sense. */
final class ChangeRules {
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
              "change-names-a-step",
              "no step is called '%s', and this says not what a new one shall do.",
              "Name one of: %2$s; or add notify, validate, scale, hold-lag or gate.",
              plan ->
                  PROCEDURES.stream()
                      .flatMap(
                          p ->
                              ReferenceRules.unknownKeys(
                                  Moves.knownIds(plan, p),
                                  OwnChange.in(plan, p).keySet(),
                                  Pointers.step(p, "")))),
          Rule.error(
              "new-step-has-its-own-name",
              "'%s' is a derived step already; a new step needs a name of its own.",
              "Choose another name, or take %2$s away to change the derived step.",
              ChangeRules::newStepsNamedAsDerived),
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
              "urgency-belongs-to-notify",
              "urgency belongs to notify.",
              "Take urgency away, or add notify.",
              plan ->
                  changes(
                      plan,
                      own -> own.change().urgency().isPresent() && own.change().channel().isEmpty(),
                      "/urgency")),
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
          Rule.error("no-circle", "%s.", "Take one of these away.", ChangeRules::circles),
          Rule.warning(
              "nothing-is-skipped",
              "'%s' is left out of every %3$s.",
              "Take skip away when the reason is gone.",
              plan -> changes(plan, own -> own.change().skip().isPresent(), "/skip")),
          Rule.ofProcedures(
              "failure-does-not-pass",
              "when '%s' fails the run would go on as if it were done.",
              "Write on-failure: pause or abort; only what changes nothing that users need may fail and"
                  + " hold nothing up.",
              (plan, procedures) ->
                  changes(plan, own -> passesOn(own, procedures), "/on-failure")));

  private ChangeRules() {}

  static Stream<Spot> changes(RecoveryPlan plan, Predicate<OwnChange> broken, String property) {
    return OwnChange.of(plan).filter(broken).map(own -> spot(own, property));
  }

  private static Spot spot(OwnChange own, String property) {
    return Spot.at(
        own.pointer() + property,
        own.id(),
        String.join(", ", own.change().kindNames()),
        own.procedure());
  }

  private static Stream<Spot> newStepsNamedAsDerived(RecoveryPlan plan) {
    return PROCEDURES.stream()
        .flatMap(
            p -> {
              Set<String> derived = Moves.derivedIds(plan, p);
              return OwnChange.of(plan, p)
                  .filter(own -> own.change().isNewStep() && derived.contains(own.id()))
                  .map(own -> spot(own, ""));
            });
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

  private static boolean passesOn(OwnChange own, List<Procedure> procedures) {
    return own.change().onFailure().filter(OnFailure.CONTINUE::equals).isPresent()
        && procedures.stream()
            .filter(p -> p.name().equals(own.procedure()))
            .flatMap(p -> p.steps().stream())
            .anyMatch(s -> s.id().equals(own.id()) && !holdsNothingUp(s.step()));
  }

  private static boolean holdsNothingUp(Step step) {
    return step.isTelling() || HOLD_NOTHING_UP.contains(step.getClass());
  }
}
