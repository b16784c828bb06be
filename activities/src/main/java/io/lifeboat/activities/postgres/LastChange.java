package io.lifeboat.activities.postgres;

import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;

/** The last change of a source that takes no more writes, and whether a follower has it. */
record LastChange(Sql source, String slot, Watch watch) {

  /**
   * Where the log is once everything before it has reached the disk, also what nobody waited for.
   */
  static String word(Sql sql) {
    sql.run("set synchronous_commit = on");
    return sql.value("select pg_logical_emit_message(true, 'lifeboat', 'the last change')");
  }

  /** A word of its own in the log, written through: what is confirmed behind it is everything. */
  Pace await() {
    String last = word(source);
    Pace pace = new Pace(watch, Duration.ofMillis(20), Duration.ofSeconds(1));
    while (!source.isTrue(
        "select confirmed_flush_lsn >= ?::pg_lsn from pg_replication_slots where slot_name = ?",
        last,
        slot)) {
      if (Slot.read(source, slot).isEmpty()) {
        throw new FinalFailure(
            FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
            "slot %s is gone from %s, so the last changes cannot come"
                .formatted(slot, source.server().host()));
      }
      watch.report(
          "waiting for the last change: "
              + Bytes.text(Slot.read(source, slot).map(Slot::behind).orElse(0L)));
      source.rest(Duration.ofMillis(10));
      pace.pause();
    }
    return pace;
  }
}
