package io.lifeboat.plan.procedure;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.step.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is otherwise in a procedure that no person started. */
public final class Opened {
  /** The id of the gate before everything. */
  public static final String GATE = "approve-recovery";

  private Opened() {}

  /**
   * The same steps behind a gate that any of the plan's people may pass; companions do not wait.
   *
   * @param within how long the gate stays open; when nobody passes it, the run ends
   * @throws IllegalArgumentException when the plan names nobody who could pass it
   */
  public static Procedure waiting(Procedure procedure, RecoveryPlan plan, Duration within) {
    if (procedure.steps().stream().anyMatch(step -> step.id().equals(GATE))) {
      throw new IllegalArgumentException("a step of the plan bears the id " + GATE);
    }
    Gate gate =
        new Gate("recovery", approvers(plan), 1, within, Gate.Expiry.ABORT, false, List.of());
    List<ProcedureStep> steps = new ArrayList<>();
    steps.add(first(gate));
    procedure.steps().forEach(step -> steps.add(behindTheGate(step)));
    return with(procedure, steps);
  }

  /**
   * The same steps without those that tell people that it begins, and without those that would end
   * what these had opened: whoever told the beginning ends it.
   */
  public static Procedure toldBefore(Procedure procedure, RecoveryPlan plan) {
    Set<String> messages = new HashSet<>();
    plan.channels()
        .forEach(
            (name, channel) -> {
              messages.add(Tell.begun(name));
              if (channel.keepsOpen()) {
                messages.add(Tell.done(name));
              }
            });
    return with(
        procedure,
        procedure.steps().stream()
            .filter(step -> !messages.contains(step.id()))
            .map(step -> step.withNeeds(without(step.needs(), messages)))
            .toList());
  }

  /** Whether somebody could pass the gate. */
  public static Optional<String> whyNobodyCanApprove(RecoveryPlan plan) {
    return namedBy(plan).isEmpty()
        ? Optional.of("the plan names nobody who could approve: give it contacts")
        : Optional.empty();
  }

  private static List<String> approvers(RecoveryPlan plan) {
    whyNobodyCanApprove(plan)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    return namedBy(plan);
  }

  private static List<String> namedBy(RecoveryPlan plan) {
    return plan.contacts().isEmpty()
        ? plan.gates().values().stream()
            .flatMap(gate -> gate.approvers().stream())
            .distinct()
            .toList()
        : List.copyOf(plan.contacts().keySet());
  }

  private static ProcedureStep first(Gate gate) {
    return new ProcedureStep(
        GATE,
        gate,
        List.of(),
        gate.expected(),
        gate.timeout(),
        OnFailure.PAUSE,
        false,
        ProcedureStep.Part.WORK);
  }

  private static ProcedureStep behindTheGate(ProcedureStep step) {
    return step.needs().isEmpty() && step.part() != ProcedureStep.Part.COMPANION
        ? step.withNeeds(List.of(GATE))
        : step;
  }

  private static List<String> without(List<String> needs, Set<String> gone) {
    return needs.stream().filter(need -> !gone.contains(need)).toList();
  }

  private static Procedure with(Procedure procedure, List<ProcedureStep> steps) {
    return new Procedure(
        procedure.name(), procedure.mode(), procedure.from(), procedure.to(), steps);
  }
}
