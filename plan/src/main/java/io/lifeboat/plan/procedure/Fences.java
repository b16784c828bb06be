package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Service;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.FenceAurora;
import io.lifeboat.plan.step.FenceEcs;
import io.lifeboat.plan.step.Gate;
import io.lifeboat.plan.step.Role;
import java.util.List;
import java.util.stream.Stream;

/** Stopping what still writes in the region that is left, so that two writers never serve. */
final class Fences {
  static final String SERVICES = "fence-services";

  private Fences() {}

  static String of(String database) {
    return "fence-" + database;
  }

  static void stopTheOldPrimary(Draft draft, Move move) {
    if (!move.plan().aurora().isEmpty()) {
      stopServices(draft, move);
      closeDatabases(draft, move);
    }
  }

  /**
   * Stopping the old region hurts users who may still be served, so it waits for every gate and
   * every look at the lag that can hold a promotion, unless that one waits for the fence itself.
   */
  static void waitForWhatHoldsPromotions(Draft draft) {
    for (String holder : holders(draft)) {
      draft.ids().stream()
          .filter(id -> draft.get(id).deferrable() && !draft.isAfter(holder, id))
          .forEach(fence -> draft.addNeed(fence, holder));
    }
  }

  private static List<String> holders(Draft draft) {
    List<String> promotions = draft.idsOf(Role.PROMOTE);
    List<String> held = promotions.isEmpty() ? draft.idsOf(Role.TRAFFIC) : promotions;
    return Stream.concat(draft.idsOf(Gate.class).stream(), draft.idsOf(Role.HOLD).stream())
        .filter(id -> held.stream().anyMatch(step -> draft.isAfter(step, id)))
        .toList();
  }

  private static void stopServices(Draft draft, Move move) {
    List<EcsService> all = move.plan().ecs().values().stream().map(Service::ecs).toList();
    if (!all.isEmpty()) {
      draft.addDeferrable(SERVICES, new FenceEcs(move.from(), all), List.of());
    }
  }

  private static void closeDatabases(Draft draft, Move move) {
    for (var database : move.plan().aurora().entrySet()) {
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
