package io.lifeboat.activities.postgres;

import java.util.Optional;

/**
 * A logical replication slot as the publisher shows it.
 *
 * @param isActive whether a subscriber is connected
 * @param behind how many bytes of the log the subscriber has not confirmed
 * @param kept how many bytes of the log are kept for it
 * @param isLost whether what it needs is gone
 */
record Slot(String name, boolean isActive, long behind, long kept, boolean isLost) {
  private static final String READ =
      """
      select slot_name, active,
        coalesce(greatest(0, pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)), 0)::bigint,
        coalesce(greatest(0, pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)), 0)::bigint,
        coalesce(wal_status, '') in ('lost', 'unreserved')
      from pg_replication_slots where slot_name = ?
      """;

  static Optional<Slot> read(Sql sql, String name) {
    return sql.row(READ, name)
        .map(
            row ->
                new Slot(
                    row.get(0),
                    row.get(1).equals("t"),
                    Long.parseLong(row.get(2)),
                    Long.parseLong(row.get(3)),
                    row.get(4).equals("t")));
  }

  /** Removes it if it is there; one in use is a reason to try again. */
  static void drop(Sql sql, String name) {
    sql.rows(
        "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = ?",
        name);
  }

  /** Removes it also from whoever still takes changes from it. */
  static void take(Sql sql, String name) {
    sql.rows(
        "select pg_terminate_backend(active_pid, 2000) from pg_replication_slots"
            + " where slot_name = ? and active_pid is not null",
        name);
    drop(sql, name);
  }

  /** Makes one for a subscription, if it is not there. */
  static void make(Sql sql, String name) {
    sql.rows(
        "select pg_create_logical_replication_slot(?, 'pgoutput')"
            + " where not exists(select from pg_replication_slots where slot_name = ?)",
        name,
        name);
  }
}
