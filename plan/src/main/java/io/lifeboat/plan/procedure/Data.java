package io.lifeboat.plan.procedure;

import io.lifeboat.plan.step.HoldReplicationLag;
import io.lifeboat.plan.step.PrepareAurora;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.plan.step.WarmAurora;
import java.util.List;
import java.util.Optional;

/** The databases: how much would be lost, and who writes from now on. */
final class Data {
  private Data() {}

  static void holdLag(Draft draft, Move move, OnFailure onFailure) {
    for (String database : move.plan().aurora().keySet()) {
      draft.add("hold-lag-" + database, lagOf(move, database), List.of(), onFailure);
    }
  }

  static HoldReplicationLag lagOf(Move move, String database) {
    return new HoldReplicationLag(
        database,
        move.plan().aurora().get(database).auroraGlobal(),
        move.from(),
        move.to(),
        move.plan().objectives().rpo(),
        move.plan().proofOrUsual().freshness(),
        move.mode());
  }

  /** A cluster without an instance cannot be promoted, and a small one cannot serve. */
  static void prepare(Draft draft, Move move) {
    move.plan()
        .aurora()
        .forEach(
            (name, database) -> {
              if (database.prepare().orElse(false)) {
                draft.add(
                    prepared(name),
                    new PrepareAurora(name, database.auroraGlobal(), move.to(), Optional.empty()),
                    List.of(),
                    OnFailure.PAUSE);
              }
            });
  }

  static String prepared(String database) {
    return "prepare-" + database;
  }

  static void warm(Draft draft, Move move) {
    move.plan()
        .aurora()
        .forEach(
            (name, database) -> {
              if (!database.warm().isEmpty() && database.data().isPresent()) {
                draft.add(
                    "warm-" + name,
                    new WarmAurora(
                        name,
                        database.auroraGlobal(),
                        move.to(),
                        database.data().get(),
                        database.warm()),
                    List.of(),
                    OnFailure.CONTINUE);
              }
            });
  }

  static void promote(Draft draft, Move move) {
    for (var database : move.plan().aurora().entrySet()) {
      String name = database.getKey();
      PromoteAurora promotion =
          new PromoteAurora(
              name, database.getValue().auroraGlobal(), move.from(), move.to(), move.mode());
      List<String> needs =
          List.of(
              "hold-lag-" + name,
              prepared(name),
              Fences.SERVICES,
              Fences.of(name),
              Markers.written(name));
      draft.add("promote-" + name, promotion, needs, OnFailure.PAUSE);
    }
  }
}
