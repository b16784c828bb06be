package io.lifeboat.plan.drawing;

import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.procedure.CriticalPath;
import io.lifeboat.plan.procedure.DrillProcedure;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.step.CloneAurora;
import io.lifeboat.plan.step.RunMove;
import io.lifeboat.plan.step.StartDrillTasks;
import java.util.Optional;
import java.util.Set;

/** What a drawing says of a whole procedure. */
final class Heading {
  private static final Set<String> MOVES = Set.of(FailoverProcedure.NAME, FailbackProcedure.NAME);

  private Heading() {}

  /** What it is and where, such as "Forced failover from eu-central-1 to eu-west-1". */
  static String of(Procedure procedure) {
    if (procedure.name().equals(DrillProcedure.NAME)) {
      return "Drill of %s while %s serves".formatted(procedure.to(), procedure.from());
    }
    return MOVES.contains(procedure.name())
        ? capital(procedure.mode() + " " + procedure.name())
            + " from %s to %s".formatted(procedure.from(), procedure.to())
        : capital(procedure.name()) + " in " + procedure.to();
  }

  /** How long it usually takes, and whether people are waited for besides. */
  static String expected(Procedure procedure) {
    String time = "expected " + DurationText.format(CriticalPath.of(procedure).expected());
    return asksPeople(procedure) ? time + " and the time that people need" : time;
  }

  /** What a drill promises of the things that it makes. */
  static Optional<String> promise(Procedure procedure) {
    boolean makes =
        procedure.steps().stream()
            .anyMatch(s -> s.step() instanceof CloneAurora || s.step() instanceof StartDrillTasks);
    return makes
        ? Optional.of(
            "everything that it makes is removed at its end, however it goes, and seen to be gone")
        : Optional.empty();
  }

  private static boolean asksPeople(Procedure procedure) {
    return MOVES.contains(procedure.name())
        || procedure.steps().stream().anyMatch(step -> step.step() instanceof RunMove);
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
