package io.lifeboat.plan.procedure;

import io.lifeboat.plan.RdsDatabase;
import io.lifeboat.plan.step.CloneRds;
import io.lifeboat.plan.step.FenceRds;
import io.lifeboat.plan.step.OpenRds;
import io.lifeboat.plan.step.PromoteRdsReplica;
import io.lifeboat.plan.step.ReplicateRds;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Databases of RDS outside Aurora. Where the other region's instance is a read replica, it is
 * promoted; on the way home a replica is made first.
 */
final class RdsInstances implements Capability {
  @Override
  public void move(Draft draft, Move move) {
    each(move, (name, database) -> fence(draft, move, name, database));
    each(
        move,
        (name, database) -> {
          if (database.logical().isEmpty()) {
            draft.add(
                "promote-" + name,
                new PromoteRdsReplica(
                    name,
                    move.from(),
                    move.to(),
                    database.rds().get(move.from()),
                    database.rds().get(move.to()),
                    move.mode()),
                List.of(),
                OnFailure.PAUSE);
          }
        });
  }

  /** A planned promotion waits for a closed source; a logical one closes it by other means. */
  private static void fence(Draft draft, Move move, String name, RdsDatabase database) {
    String group = database.closedSecurityGroups().get(move.from());
    if (group == null) {
      return;
    }
    FenceRds fence = new FenceRds(name, move.from(), database.rds().get(move.from()), group);
    if (move.isForced()) {
      draft.addDeferrable(Fences.of(name), fence, List.of());
    } else if (database.logical().isEmpty()) {
      draft.add(Fences.of(name), fence, List.of(), OnFailure.PAUSE);
    }
  }

  @Override
  public void prepareHome(Draft draft, Move move) {
    each(
        move,
        (name, database) -> {
          if (database.logical().isEmpty() && database.newInstances().containsKey(move.to())) {
            draft.add(
                "rejoin-" + name,
                new ReplicateRds(
                    name,
                    move.from(),
                    move.to(),
                    database.rds().get(move.from()),
                    database.rds().get(move.to()),
                    database.shapeIn(move.to())),
                List.of(),
                OnFailure.PAUSE);
          }
          if (database.closedSecurityGroups().containsKey(move.to())) {
            draft.add(
                "open-" + name,
                new OpenRds(
                    name,
                    move.to(),
                    database.rds().get(move.to()),
                    database.closedSecurityGroups().get(move.to())),
                List.of("rejoin-" + name),
                OnFailure.PAUSE);
          }
        });
  }

  @Override
  public void exercise(Draft draft, Move move) {
    each(
        move,
        (name, database) ->
            draft.add(
                "clone-" + name,
                new CloneRds(name, move.to(), database.rds().get(move.to())),
                List.of(),
                OnFailure.ROLL_BACK));
  }

  private static void each(Move move, BiConsumer<String, RdsDatabase> what) {
    move.plan()
        .databasesOf(RdsDatabase.class)
        .forEach(
            (name, database) -> {
              if (database.livesIn(move.from()) && database.livesIn(move.to())) {
                what.accept(name, database);
              }
            });
  }
}
