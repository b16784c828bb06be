package io.lifeboat.worker.crash;

import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.procedure.ProcedureStep.Part;
import io.lifeboat.plan.step.Gate;
import io.lifeboat.plan.step.RunMove;
import io.lifeboat.plan.step.Step;
import io.lifeboat.worker.crash.KillPoint.Moment;
import io.lifeboat.worker.crash.KillPoint.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All places of a procedure at which something can die.
 *
 * @param isDoneAlready steps that find nothing to do in the world of the test
 */
record KillPoints(Procedure procedure, Predicate<Step> isDoneAlready) {

  /** Every step that has this phase. */
  List<KillPoint> everyStep(Phase phase, Moment moment) {
    return steps().stream()
        .filter(step -> has(step, phase))
        .map(
            step ->
                KillPoint.of(step.id(), phase, isParting(step, moment) ? Moment.PARTING : moment))
        .toList();
  }

  private static boolean isParting(ProcedureStep step, Moment moment) {
    return step.part() == Part.COMPANION && moment == Moment.UNRECORDED;
  }

  List<KillPoint> everyGate() {
    return procedure.steps().stream()
        .filter(step -> step.step() instanceof Gate)
        .map(gate -> KillPoint.of(gate.id(), Phase.GATE, Moment.WAITING))
        .toList();
  }

  /** After every second mutation of each step: the first of two, or the other one. */
  List<KillPoint> everySecondMutation(Phase phase, int from) {
    List<KillPoint> points = new ArrayList<>();
    for (ProcedureStep step : steps()) {
      List<Mutation> effects = effects(step, phase);
      for (int i = from; i < effects.size(); i += 2) {
        points.add(KillPoint.after(step.id(), phase, effects.get(i)));
      }
    }
    return points;
  }

  /** After this operation of this step. */
  KillPoint after(String step, Phase phase, String operation) {
    return effects(procedure.step(step), phase).stream()
        .filter(effect -> effect.operation().equals(operation))
        .findFirst()
        .map(effect -> KillPoint.after(step, phase, effect))
        .orElseThrow();
  }

  /** Every mutation that the whole procedure asks for in these phases. */
  List<Mutation> effects(Phase... phases) {
    return Stream.of(phases)
        .flatMap(phase -> steps().stream().flatMap(step -> effects(step, phase).stream()))
        .toList();
  }

  boolean isSurveyed(String step) {
    return steps().stream().anyMatch(each -> each.id().equals(step) && isSurveyed(each));
  }

  private boolean has(ProcedureStep step, Phase phase) {
    return switch (phase) {
      case SURVEY -> isSurveyed(step);
      case INSPECT -> step.part() != Part.COMPANION;
      case APPLY, REVERT -> !effects(step, phase).isEmpty();
      case CONFIRM -> step.part() != Part.LOOK && !isDoneAlready.test(step.step());
      case KEEPING, GATE -> false;
    };
  }

  private List<Mutation> effects(ProcedureStep step, Phase phase) {
    if (step.part() != Part.WORK || isDoneAlready.test(step.step())) {
      return List.of();
    }
    return switch (phase) {
      case APPLY -> Effects.of(step.step());
      case CONFIRM -> Effects.waitingFor(step.step());
      case REVERT -> Effects.undoing(step.step());
      default -> List.of();
    };
  }

  private static boolean isSurveyed(ProcedureStep step) {
    return !step.deferrable() && step.part() == Part.WORK;
  }

  /** What activities carry out. */
  private List<ProcedureStep> steps() {
    return procedure.steps().stream()
        .filter(step -> !(step.step() instanceof Gate) && !(step.step() instanceof RunMove))
        .toList();
  }
}
