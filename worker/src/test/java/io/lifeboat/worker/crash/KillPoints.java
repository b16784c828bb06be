package io.lifeboat.worker.crash;

import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.step.Gate;
import io.lifeboat.worker.crash.KillPoint.Moment;
import io.lifeboat.worker.crash.KillPoint.Phase;
import java.util.ArrayList;
import java.util.List;

/** All places of a procedure at which something can die. */
record KillPoints(Procedure procedure) {

  /** Every step that has this phase. */
  List<KillPoint> everyStep(Phase phase, Moment moment) {
    return steps().stream()
        .filter(step -> phase != Phase.SURVEY || !step.deferrable())
        .filter(step -> phase != Phase.APPLY || !Mutation.of(step.step()).isEmpty())
        .map(step -> KillPoint.of(step.id(), phase, moment))
        .toList();
  }

  List<KillPoint> everyGate() {
    return procedure.steps().stream()
        .filter(step -> step.step() instanceof Gate)
        .map(gate -> KillPoint.of(gate.id(), Phase.GATE, Moment.WAITING))
        .toList();
  }

  /** After every second mutation of each step: the first of two, or the other one. */
  List<KillPoint> everySecondMutation(int from) {
    List<KillPoint> points = new ArrayList<>();
    for (ProcedureStep step : steps()) {
      List<Mutation> effects = Mutation.of(step.step());
      for (int i = from; i < effects.size(); i += 2) {
        points.add(KillPoint.after(step.id(), effects.get(i)));
      }
    }
    return points;
  }

  /** Every mutation that the whole procedure asks for. */
  List<Mutation> effects() {
    return steps().stream().flatMap(step -> Mutation.of(step.step()).stream()).toList();
  }

  boolean isSurveyed(String step) {
    return steps().stream().anyMatch(each -> each.id().equals(step) && !each.deferrable());
  }

  private List<ProcedureStep> steps() {
    return procedure.steps().stream().filter(step -> !(step.step() instanceof Gate)).toList();
  }
}
