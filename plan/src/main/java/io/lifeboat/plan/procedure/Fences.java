package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Service;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.FenceAurora;
import io.lifeboat.plan.step.FenceEcs;
import java.util.List;

/** Stopping what still writes in the region that is left, so that two writers never serve. */
final class Fences {
  static final String SERVICES = "fence-services";

  private Fences() {}

  static String of(String database) {
    return "fence-" + database;
  }

  static void stopTheOldPrimary(Draft draft, Move move) {
    if (!move.plan().databases().isEmpty()) {
      stopServices(draft, move);
      closeDatabases(draft, move);
    }
  }

  private static void stopServices(Draft draft, Move move) {
    List<EcsService> all = move.plan().services().values().stream().map(Service::ecs).toList();
    if (!all.isEmpty()) {
      draft.addDeferrable(SERVICES, new FenceEcs(move.from(), all), List.of());
    }
  }

  private static void closeDatabases(Draft draft, Move move) {
    for (var database : move.plan().databases().entrySet()) {
      String group = database.getValue().closedSecurityGroups().get(move.from());
      if (group != null) {
        String name = database.getKey();
        FenceAurora fence =
            new FenceAurora(name, database.getValue().auroraGlobal(), move.from(), group);
        draft.addDeferrable(of(name), fence, List.of(SERVICES));
      }
    }
  }
}
