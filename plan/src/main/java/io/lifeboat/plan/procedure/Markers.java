package io.lifeboat.plan.procedure;

import io.lifeboat.plan.DataAccess;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.CheckMarker;
import io.lifeboat.plan.step.WriteMarker;
import java.util.List;
import java.util.function.BiConsumer;

/** Markers: written before a move, looked for after it, where the plan lets Lifeboat in. */
final class Markers {
  private Markers() {}

  static String written(String database) {
    return "write-marker-" + database;
  }

  static void write(Draft draft, RecoveryPlan plan, List<Region> regions, List<String> needs) {
    each(
        plan,
        (name, data) ->
            draft.add(
                written(name),
                new WriteMarker(name, plan.aurora().get(name).auroraGlobal(), regions, data),
                needs,
                OnFailure.CONTINUE));
  }

  static void check(Draft draft, Move move) {
    each(
        move.plan(),
        (name, data) ->
            draft.add(
                "check-marker-" + name,
                new CheckMarker(
                    name, move.plan().aurora().get(name).auroraGlobal(), move.to(), data),
                List.of("promote-" + name),
                OnFailure.CONTINUE));
  }

  private static void each(RecoveryPlan plan, BiConsumer<String, DataAccess> what) {
    plan.aurora()
        .forEach((name, database) -> database.data().ifPresent(data -> what.accept(name, data)));
  }
}
