package io.lifeboat.plan.rules;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.rules.Rule.Spot;
import java.util.List;
import java.util.stream.Stream;

/** A companion lasts as long as the run: what waits for it waits for ever. */
final class CompanionRules {
  static final List<Rule> TABLE =
      List.of(
          Rule.ofProcedures(
              "companion-goes-alone",
              "'%s' accompanies the whole run, so no step waits for it, and it waits for none.",
              "Take it away here.",
              (plan, procedures) -> procedures.stream().flatMap(p -> waiting(plan, p)).distinct()));

  private CompanionRules() {}

  private static Stream<Spot> waiting(RecoveryPlan plan, Procedure procedure) {
    return procedure.steps().stream()
        .flatMap(
            step ->
                step.needs().stream()
                    .filter(
                        need -> isCompanion(procedure, need) || isCompanion(procedure, step.id()))
                    .map(need -> blame(plan, procedure, step.id(), need)));
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
}
