package io.lifeboat.plan.procedure;

import io.lifeboat.plan.LogicalReplication;
import io.lifeboat.plan.RdsDatabase;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.CarrySequences;
import io.lifeboat.plan.step.ComparePostgres;
import io.lifeboat.plan.step.CompareSchema;
import io.lifeboat.plan.step.FollowPostgres;
import io.lifeboat.plan.step.HoldPostgresLag;
import io.lifeboat.plan.step.PromotePostgres;
import io.lifeboat.plan.step.ReversePostgres;
import io.lifeboat.plan.step.Step;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * PostgreSQL databases that follow each other by logical replication: one is written to, and
 * whoever followed it is followed by it from then on.
 */
final class LogicalReplicas implements Capability {
  private static final long MARGIN = 1_000;

  @Override
  public void move(Draft draft, Move move) {
    each(
        move,
        (name, shared) -> {
          add(draft, "hold-lag-" + name, lag(move, name, shared), List.of("rejoin-" + name));
          add(draft, "promote-" + name, promotion(move, name, shared), List.of());
          add(draft, "carry-sequences-" + name, sequences(move, name, shared), List.of());
          add(draft, "compare-schema-" + name, schema(move, name, shared), List.of());
        });
  }

  /**
   * A lost region cannot follow; after a planned move the one that was left does at once. The other
   * regions follow the new writer either way; after a loss nobody's recovery waits for them.
   */
  @Override
  public void settle(Draft draft, Move move) {
    List<String> moved = Users.moved(draft);
    each(
        move,
        (name, shared) -> {
          if (!move.isForced()) {
            add(draft, "reverse-" + name, reversal(move, name, shared), moved);
          }
          for (Region other : others(move, name)) {
            draft.add(
                "follow-" + name + "-" + other,
                following(move, name, shared, other),
                moved,
                move.isForced() ? OnFailure.CONTINUE : OnFailure.PAUSE);
          }
        });
  }

  /** A region that was lost has to follow again; after a planned move it does so already. */
  @Override
  public void prepareHome(Draft draft, Move move) {
    each(
        move,
        (name, shared) -> {
          add(
              draft,
              "rejoin-" + name,
              reversal(move.back(), name, shared),
              List.of("open-" + name));
          if (draft.has(Homecoming.SERVICES)) {
            draft.addNeed(Homecoming.SERVICES, "rejoin-" + name);
          }
        });
  }

  @Override
  public void exercise(Draft draft, Move move) {
    each(
        move,
        (name, shared) -> {
          draft.add("hold-lag-" + name, lag(move, name, shared), List.of(), OnFailure.CONTINUE);
          draft.add(
              "compare-" + name,
              new ComparePostgres(
                  name,
                  move.from(),
                  move.to(),
                  shared.server(move.from()),
                  shared.server(move.to()),
                  shared.tables()),
              List.of(),
              OnFailure.CONTINUE);
        });
  }

  private static Step lag(Move move, String name, LogicalReplication shared) {
    return new HoldPostgresLag(
        name,
        move.from(),
        move.to(),
        shared.server(move.from()),
        shared.server(move.to()),
        subscription(move, shared),
        move.plan().objectives().rpo(),
        shared.criticalOrUsual(),
        move.mode());
  }

  private static Step promotion(Move move, String name, LogicalReplication shared) {
    return new PromotePostgres(
        name,
        move.from(),
        move.to(),
        shared.server(move.from()),
        shared.server(move.to()),
        shared.publication(),
        subscription(move, shared),
        move.mode(),
        followers(move, name, shared),
        shared.regional().orElse(List.of()));
  }

  private static Step following(Move move, String name, LogicalReplication shared, Region other) {
    return new FollowPostgres(
        name,
        other,
        move.from(),
        move.to(),
        shared.server(other),
        shared.server(move.from()),
        shared.server(move.to()),
        shared.publication(),
        shared.subscriptionIn(other),
        subscription(move, shared),
        move.mode());
  }

  private static Step sequences(Move move, String name, LogicalReplication shared) {
    return new CarrySequences(
        name, move.from(), move.to(), shared.server(move.from()), shared.server(move.to()), MARGIN);
  }

  private static Step schema(Move move, String name, LogicalReplication shared) {
    return new CompareSchema(
        name, move.from(), move.to(), shared.server(move.from()), shared.server(move.to()));
  }

  private static Step reversal(Move move, String name, LogicalReplication shared) {
    return new ReversePostgres(
        name,
        move.from(),
        move.to(),
        shared.server(move.from()),
        shared.server(move.to()),
        shared.publication(),
        subscription(move, shared),
        followers(move, name, shared));
  }

  private static List<String> followers(Move move, String name, LogicalReplication shared) {
    return others(move, name).stream().map(shared::subscriptionIn).toList();
  }

  /**
   * The regions that only follow, whoever writes. The primary is none of them: away from it, it
   * follows again when it is come home to.
   */
  private static List<Region> others(Move move, String name) {
    RdsDatabase database = move.plan().databasesOf(RdsDatabase.class).get(name);
    return move.plan().regions().all().stream()
        .filter(database::livesIn)
        .filter(region -> !Set.of(move.from(), move.to()).contains(region))
        .filter(region -> !region.equals(move.plan().regions().primary()))
        .toList();
  }

  /** Two regions follow each other under one name, whichever way: that of the standby. */
  private static String subscription(Move move, LogicalReplication shared) {
    Region standby = move.isHome() ? move.from() : move.to();
    return shared.subscriptionIn(standby);
  }

  private static void add(Draft draft, String id, Step step, List<String> needs) {
    draft.add(id, step, needs, OnFailure.PAUSE);
  }

  private static void each(Move move, BiConsumer<String, LogicalReplication> what) {
    move.plan()
        .databasesOf(RdsDatabase.class)
        .forEach(
            (name, database) -> database.logical().ifPresent(shared -> what.accept(name, shared)));
  }
}
