package io.lifeboat.plan.procedure;

import io.lifeboat.plan.S3Bucket;
import io.lifeboat.plan.step.CompareS3Prefix;
import io.lifeboat.plan.step.HoldS3Replication;
import io.lifeboat.plan.step.ReverseS3Replication;
import java.util.List;
import java.util.function.BiConsumer;

/** Buckets that replicate to each other: what is still on its way, and which way it goes. */
final class Buckets implements Capability {
  @Override
  public void move(Draft draft, Move move) {
    each(
        move,
        (name, bucket) -> {
          hold(draft, move, name, bucket, OnFailure.PAUSE);
          bucket.role().ifPresent(role -> turn(draft, move, name, bucket));
        });
  }

  @Override
  public void exercise(Draft draft, Move move) {
    each(
        move,
        (name, bucket) -> {
          hold(draft, move, name, bucket, OnFailure.CONTINUE);
          compare(draft, move, name, bucket);
        });
  }

  private static void hold(
      Draft draft, Move move, String name, S3Bucket bucket, OnFailure onFailure) {
    draft.add(
        "hold-lag-" + name,
        new HoldS3Replication(
            name,
            move.from(),
            move.to(),
            bucket.in(move.from()),
            bucket.in(move.to()),
            move.plan().objectives().rpo(),
            move.plan().proofOrUsual().freshness(),
            move.mode()),
        List.of(),
        onFailure);
  }

  private static void compare(Draft draft, Move move, String name, S3Bucket bucket) {
    for (int at = 0; at < bucket.compare().size(); at++) {
      String prefix = bucket.compare().get(at);
      draft.add(
          "compare-" + name + (at == 0 ? "" : "-" + (at + 1)),
          new CompareS3Prefix(
              name,
              move.from(),
              bucket.in(move.from()),
              prefix,
              move.to(),
              bucket.in(move.to()),
              prefix),
          List.of("hold-lag-" + name),
          OnFailure.CONTINUE);
    }
  }

  /** A lost region's bucket takes no objects; that side is turned when it answers again. */
  private static void turn(Draft draft, Move move, String name, S3Bucket bucket) {
    ReverseS3Replication reversal =
        new ReverseS3Replication(
            name,
            move.from(),
            move.to(),
            bucket.in(move.from()),
            bucket.in(move.to()),
            bucket.roleIn(move.to()));
    if (move.isForced()) {
      draft.addDeferrable("reverse-" + name, reversal, List.of());
    } else {
      draft.add("reverse-" + name, reversal, List.of(), OnFailure.PAUSE);
    }
  }

  private static void each(Move move, BiConsumer<String, S3Bucket> what) {
    move.plan().storesOf(S3Bucket.class).forEach(what);
  }
}
