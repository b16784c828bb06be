package io.lifeboat.plan.procedure;

import io.lifeboat.plan.AuroraDatabase;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Service;
import io.lifeboat.plan.step.CatchUpAurora;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.OpenAurora;
import io.lifeboat.plan.step.OpenEcs;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.plan.step.RejoinAurora;
import io.lifeboat.plan.step.ScaleEcs;
import java.util.ArrayList;
import java.util.List;

/**
 * Making a region fit again that was fenced. A database is opened only when it is a replica, and
 * services run only when their databases are: an old writer must not be written to.
 */
final class Homecoming {
  static final String SERVICES = "open-services";

  private Homecoming() {}

  static void bringBackReplicas(Draft draft, Move move) {
    each(
        move,
        (name, database) -> {
          draft.add(
              "rejoin-" + name,
              new RejoinAurora(name, database.auroraGlobal(), move.to(), move.from()),
              List.of(),
              OnFailure.PAUSE);
          draft.add(
              "catch-up-" + name,
              new CatchUpAurora(
                  name,
                  database.auroraGlobal(),
                  move.from(),
                  move.to(),
                  move.plan().objectives().rpo(),
                  move.plan().proofOrUsual().freshness()),
              List.of("rejoin-" + name),
              OnFailure.PAUSE);
        });
  }

  static void liftFences(Draft draft, Move move) {
    each(
        move,
        (name, database) ->
            draft.add(
                "open-" + name,
                new OpenAurora(name, database.auroraGlobal(), move.to()),
                List.of("rejoin-" + name),
                OnFailure.PAUSE));
    List<EcsService> all = move.plan().ecs().values().stream().map(Service::ecs).toList();
    if (!all.isEmpty()) {
      draft.add(
          SERVICES, new OpenEcs(move.to(), all), draft.idsOf(OpenAurora.class), OnFailure.PAUSE);
    }
  }

  /** The steps after which services may run in the region. */
  static List<String> opened(Draft draft) {
    return draft.has(SERVICES) ? List.of(SERVICES) : draft.idsOf(OpenAurora.class);
  }

  static void promote(Draft draft, Move move) {
    List<String> caughtUp = draft.idsOf(CatchUpAurora.class);
    Markers.write(draft, move.plan(), List.of(move.from()), caughtUp);
    each(
        move,
        (name, database) -> {
          List<String> needs = new ArrayList<>(caughtUp);
          needs.add(Markers.written(name));
          needs.add("open-" + name);
          needs.addAll(draft.idsOf(ScaleEcs.class));
          draft.add(
              "promote-" + name,
              new PromoteAurora(
                  name, database.auroraGlobal(), move.from(), move.to(), Mode.GRACEFUL),
              needs,
              OnFailure.PAUSE);
        });
  }

  /** Last of all: until users are seen to be served at home, the standby must be able to serve. */
  static void scaleDown(Draft draft, Move move) {
    List<String> moved = Users.moved(draft);
    for (String name : move.plan().ecs().keySet()) {
      Sharing.down(draft, move, name, "", move.from(), moved);
      Sharing.scaleDown(draft, move, name, moved);
    }
  }

  private static void each(Move move, java.util.function.BiConsumer<String, AuroraDatabase> what) {
    move.plan().aurora().forEach(what);
  }
}
