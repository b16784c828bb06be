package io.lifeboat.plan.procedure;

import io.lifeboat.plan.DynamoDbTable;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.CheckDynamoDbMarker;
import io.lifeboat.plan.step.HoldDynamoDbLag;
import io.lifeboat.plan.step.WriteDynamoDbMarker;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * DynamoDB's global tables: every region's replica takes writes, so nothing is promoted; what
 * counts is that the replica is there and how far it is behind.
 */
final class Tables implements Capability {
  @Override
  public void move(Draft draft, Move move) {
    each(move.plan(), (name, table) -> hold(draft, move, name, table, OnFailure.PAUSE));
    if (!move.isForced()) {
      each(
          move.plan(),
          (name, table) ->
              write(draft, name, table, List.of(move.from()), List.of("hold-lag-" + name)));
    }
    each(move.plan(), (name, table) -> check(draft, move, name, table));
  }

  /** A marker into each table that has a key for one, wherever it can be written. */
  static void mark(Draft draft, RecoveryPlan plan) {
    each(plan, (name, table) -> write(draft, name, table, plan.regions().all(), List.of()));
  }

  @Override
  public void exercise(Draft draft, Move move) {
    each(move.plan(), (name, table) -> hold(draft, move, name, table, OnFailure.CONTINUE));
  }

  private static void hold(
      Draft draft, Move move, String name, DynamoDbTable table, OnFailure onFailure) {
    draft.add(
        "hold-lag-" + name,
        new HoldDynamoDbLag(
            name,
            table.dynamodb(),
            move.from(),
            move.to(),
            move.plan().objectives().rpo(),
            move.plan().proofOrUsual().freshness(),
            move.mode()),
        List.of(),
        onFailure);
  }

  private static void write(
      Draft draft, String name, DynamoDbTable table, List<Region> regions, List<String> needs) {
    if (!table.markers().isEmpty()) {
      draft.add(
          Markers.written(name),
          new WriteDynamoDbMarker(name, table.dynamodb(), regions, table.markers()),
          needs,
          OnFailure.CONTINUE);
    }
  }

  private static void check(Draft draft, Move move, String name, DynamoDbTable table) {
    if (!table.markers().isEmpty()) {
      draft.add(
          "check-marker-" + name,
          new CheckDynamoDbMarker(
              name, table.dynamodb(), move.to(), table.markers(), patience(move)),
          List.of("hold-lag-" + name, Markers.written(name)),
          OnFailure.CONTINUE);
    }
  }

  /** What a lost region had not sent comes when it is back, and not within any time. */
  private static Duration patience(Move move) {
    return move.isForced() ? Duration.ZERO : move.plan().objectives().rpo();
  }

  private static void each(RecoveryPlan plan, BiConsumer<String, DynamoDbTable> what) {
    plan.storesOf(DynamoDbTable.class).forEach(what);
  }
}
