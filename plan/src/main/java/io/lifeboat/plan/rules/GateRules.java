package io.lifeboat.plan.rules;

import io.lifeboat.plan.Email;
import io.lifeboat.plan.GatePolicy;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.rules.Pointers.Placed;
import io.lifeboat.plan.rules.Rule.Spot;
import io.lifeboat.plan.step.Gate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether the gates can be passed, and whether they hold anything. */
final class GateRules {
  static final List<Rule> TABLE =
      List.of(
          Rule.error(
              "enough-approvers",
              "%s approvals are needed, but there are %s approvers.",
              "Name more approvers, or lower needs.",
              plan ->
                  where(plan, g -> needed(g) > new HashSet<>(g.approvers()).size())
                      .map(
                          g ->
                              Spot.at(
                                  g.pointer(),
                                  needed(g.value()),
                                  new HashSet<>(g.value().approvers()).size()))),
          Rule.error(
              "approver-is-named-once",
              "%s is named twice among the approvers, and counts once.",
              "Name each approver once.",
              GateRules::namedTwice),
          Rule.error(
              "escalation-has-a-sender",
              "%s is to be written to, and no channel says from which address.",
              "Add an e-mail channel under notify: {email: ..., from: ...}.",
              plan -> plan.channelsOf(Email.class).isEmpty() ? escalations(plan) : Stream.empty()),
          Rule.warning(
              "initiator-cannot-approve",
              "approvals needed and approvers are both %s, so when one of them starts the run nobody can"
                  + " pass it.",
              "Name one more approver, or write initiator-may-approve: true.",
              plan ->
                  where(plan, g -> needed(g) == g.approvers().size() && !g.initiatorMayApprove())
                      .map(g -> Spot.at(g.pointer(), needed(g.value())))),
          Rule.warning(
              "gate-within-rto",
              "this gate may stay open for %s, longer than the RTO of %s.",
              "Shorten within.",
              plan ->
                  ofFailovers(plan)
                      .filter(g -> open(g.value()).compareTo(plan.objectives().rto()) > 0)
                      .map(
                          g ->
                              Spot.at(
                                  g.pointer(),
                                  DurationText.format(open(g.value())),
                                  DurationText.format(plan.objectives().rto())))),
          Rule.warning(
              "gate-holds",
              "when nobody answers in time the run goes on as if approved.",
              "Write on-expiry: pause, unless that is meant.",
              plan ->
                  where(plan, g -> g.onExpiry().filter(Gate.Expiry.PROCEED::equals).isPresent())
                      .map(g -> Spot.at(g.pointer() + "/on-expiry"))));

  /** What they hold. */
  static final List<Rule> OF_STEPS =
      List.of(
          Rule.error(
              "gate-names-a-step",
              "no step is called '%s', so this gate would hold nothing.",
              "Name the step that shall wait, one of: %2$s.",
              plan ->
                  ReferenceRules.unknownKeys(
                      Moves.stepIds(plan), plan.gates().keySet(), "/gates/")),
          Rule.warningOfProcedures(
              "gate-stands-sometime",
              "'%s' is not a step of a %2$s, so this gate never stands.",
              "Write the other mode, or take when away.",
              GateRules::neverStanding));

  private GateRules() {}

  static Stream<Placed<GatePolicy>> gates(RecoveryPlan plan) {
    return Stream.concat(
        plan.gates().entrySet().stream()
            .map(g -> new Placed<>(Pointers.to("gates", g.getKey()), g.getValue())),
        OwnChange.of(plan).flatMap(GateRules::ownGate));
  }

  private static Stream<Placed<GatePolicy>> ownGate(OwnChange own) {
    return own.change().gate().stream().map(g -> new Placed<>(own.pointer() + "/gate", g));
  }

  /** Those that can hold a failover up; failback and repair have no RTO. */
  private static Stream<Placed<GatePolicy>> ofFailovers(RecoveryPlan plan) {
    Set<String> others = Moves.stepIds(plan, FailbackProcedure.NAME);
    others.addAll(Repairs.stepIds(plan));
    others.removeAll(Moves.stepIds(plan, FailoverProcedure.NAME));
    return Stream.concat(
        plan.gates().entrySet().stream()
            .filter(g -> !others.contains(g.getKey()))
            .map(g -> new Placed<>(Pointers.to("gates", g.getKey()), g.getValue())),
        OwnChange.of(plan, FailoverProcedure.NAME).flatMap(GateRules::ownGate));
  }

  private static Stream<Placed<GatePolicy>> where(RecoveryPlan plan, Predicate<GatePolicy> broken) {
    return gates(plan).filter(gate -> broken.test(gate.value()));
  }

  private static Stream<Spot> escalations(RecoveryPlan plan) {
    return gates(plan)
        .flatMap(g -> Pointers.elements(g.pointer() + "/escalate", g.value().escalate()))
        .map(contact -> Spot.at(contact.pointer(), contact.value()));
  }

  private static Stream<Spot> namedTwice(RecoveryPlan plan) {
    return gates(plan)
        .flatMap(
            g -> {
              Set<String> seen = new HashSet<>();
              return Pointers.elements(g.pointer() + "/approvers", g.value().approvers())
                  .filter(approver -> !seen.add(approver.value()));
            })
        .map(approver -> Spot.at(approver.pointer(), approver.value()));
  }

  private static Stream<Spot> neverStanding(RecoveryPlan plan, List<Procedure> moves) {
    List<Procedure> procedures = Stream.concat(moves.stream(), Repairs.procedures(plan)).toList();
    Set<String> steps = Moves.stepIds(plan);
    return plan.gates().entrySet().stream()
        .filter(g -> steps.contains(g.getKey()) && neverStands(procedures, g))
        .map(
            g ->
                Spot.at(
                    Pointers.to("gates", g.getKey(), "when"),
                    g.getKey(),
                    g.getValue().standsIn(Mode.FORCED)
                        ? "forced failover"
                        : "graceful failover or failback"));
  }

  private static boolean neverStands(
      List<Procedure> procedures, Map.Entry<String, GatePolicy> gate) {
    return gate.getValue().when().isPresent()
        && procedures.stream()
            .filter(p -> gate.getValue().standsIn(p.mode()))
            .flatMap(p -> p.steps().stream())
            .noneMatch(s -> s.id().equals(gate.getKey()));
  }

  private static Duration open(GatePolicy gate) {
    return gate.within().orElse(GatePolicy.OPEN);
  }

  private static int needed(GatePolicy gate) {
    return gate.needs().orElse(1);
  }
}
