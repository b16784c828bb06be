package io.lifeboat.plan.rules;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.Precedence;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.rules.Rule.Spot;
import io.lifeboat.plan.step.Gate;
import io.lifeboat.plan.step.Role;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.ValidateHealth;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * What must come before what, whatever the plan's owner changes. Each looks at the derived steps of
 * every way that the application can go.
 */
final class OrderRules {
  static final List<Rule> TABLE =
      Stream.concat(
              Precedence.TABLE.stream().map(row -> first(row.name(), row.sentence(), row::orders)),
              Stream.of(
                  Rule.ofProcedures(
                      "held-before-fence",
                      "'%s' would stop the old region before '%s' has let the promotion pass, so"
                          + " nobody would serve while that one holds the run.",
                      "Let %1$s come after %2$s.",
                      (plan, procedures) ->
                          procedures.stream().flatMap(p -> stoppedTooEarly(plan, p)).distinct())))
          .toList();

  private OrderRules() {}

  /** Whatever is the first of a pair comes before whatever is the second. */
  static Rule first(String name, String sentence, BiPredicate<Step, Step> pair) {
    return Rule.ofProcedures(
        name,
        sentence,
        "Let %1$s come after %2$s again.",
        (plan, procedures) -> procedures.stream().flatMap(p -> broken(plan, p, pair)).distinct());
  }

  private static Stream<Spot> broken(
      RecoveryPlan plan, Procedure procedure, BiPredicate<Step, Step> pair) {
    List<Pair> outOfOrder = outOfOrder(procedure, pair);
    if (outOfOrder.isEmpty()) {
      return Stream.empty();
    }
    Set<String> derived = Moves.Way.of(procedure).derivedIds(plan);
    return outOfOrder.stream()
        .filter(one -> derived.contains(one.before()) && derived.contains(one.after()))
        .map(one -> spot(plan, procedure, one.before(), one.after()));
  }

  private record Pair(String before, String after) {}

  private static List<Pair> outOfOrder(Procedure procedure, BiPredicate<Step, Step> pair) {
    return procedure.steps().stream()
        .flatMap(
            after ->
                procedure.steps().stream()
                    .filter(before -> pair.test(before.step(), after.step()))
                    .filter(before -> !procedure.before(after.id()).contains(before.id()))
                    .map(before -> new Pair(before.id(), after.id())))
        .toList();
  }

  private static Stream<Spot> stoppedTooEarly(RecoveryPlan plan, Procedure procedure) {
    return procedure.steps().stream()
        .filter(step -> holdsTheFirstPromotion(procedure, step))
        .flatMap(
            holder ->
                procedure.steps().stream()
                    .filter(ProcedureStep::deferrable)
                    .filter(fence -> !procedure.before(fence.id()).contains(holder.id()))
                    .map(fence -> spot(plan, procedure, holder.id(), fence.id())));
  }

  /** A gate between two promotions holds only the second: what it could spare is fenced already. */
  private static boolean holdsTheFirstPromotion(Procedure procedure, ProcedureStep step) {
    return (step.step() instanceof Gate || step.step().role() == Role.HOLD)
        && isBeforeAPromotion(procedure, step.id())
        && procedure.before(step.id()).stream().noneMatch(id -> isPromotion(procedure, id));
  }

  private static boolean isBeforeAPromotion(Procedure procedure, String id) {
    return procedure.steps().stream()
        .map(ProcedureStep::id)
        .anyMatch(other -> isPromotion(procedure, other) && procedure.before(other).contains(id));
  }

  private static boolean isPromotion(Procedure procedure, String id) {
    return procedure.step(id).step().role() == Role.PROMOTE;
  }

  /** The change that is to blame: of the later step, of the earlier one, or any. */
  private static Spot spot(RecoveryPlan plan, Procedure procedure, String before, String after) {
    String blamed =
        Stream.of(after, before)
            .filter(OwnChange.in(plan, procedure.name())::containsKey)
            .findFirst()
            .map(id -> Pointers.step(procedure.name(), id))
            .orElse(Pointers.to("procedures", procedure.name(), "steps"));
    return Spot.at(blamed, after, before);
  }

  static boolean isFlip(Step step) {
    return step.role() == Role.TRAFFIC;
  }

  static boolean sees(Step step, ValidateHealth.View from) {
    return step instanceof ValidateHealth && ((ValidateHealth) step).seenFrom() == from;
  }
}
