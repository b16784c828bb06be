package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Service;
import io.lifeboat.plan.step.ScaleEcs;
import java.util.List;
import java.util.Optional;

/** The services: brought up as soon as they may run, for that can be put back. */
final class Services {
  private Services() {}

  static void bringUp(Draft draft, Move move, List<String> needs) {
    for (String name : move.plan().ecs().keySet()) {
      ScaleEcs scaling = scaling(move, name, Optional.empty());
      draft.add("scale-" + name, scaling, needs, OnFailure.PAUSE);
      Sharing.bringUp(draft, move, name, needs);
    }
  }

  static ScaleEcs scaling(Move move, String name, Optional<Integer> tasks) {
    Service service = move.plan().ecs().get(name);
    return new ScaleEcs(
        name,
        move.to(),
        service.ecs(),
        tasks.orElseGet(() -> Sharing.tasks(move, service, move.to())));
  }
}
