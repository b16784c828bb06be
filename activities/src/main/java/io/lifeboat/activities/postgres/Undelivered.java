package io.lifeboat.activities.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a publisher committed and its follower never confirmed, as the slot still holds it; by
 * PostgreSQL's own plugin, whose messages begin with their kind and the table's oid. The follower
 * may have had the newest of it without saying so. Lifeboat's heartbeat does not count.
 *
 * @param transactions how many
 * @param changes how many rows they inserted, changed or deleted
 * @param deletions how many of these were deleted
 * @param oldest the transaction id of the oldest; empty when there is none
 */
record Undelivered(long transactions, long changes, long deletions, Optional<String> oldest) {
  private static final String READ =
      """
      select count(distinct xid::text), count(*) filter (where kind in (73, 85, 68)),
        count(*) filter (where kind = 68), (array_agg(xid order by age(xid) desc))[1]
      from (select xid, get_byte(data, 0) as kind,
          case when length(data) > 4 then
            get_byte(data, 1) * 16777216::bigint + get_byte(data, 2) * 65536 + get_byte(data, 3) * 256
              + get_byte(data, 4) end as relation
        from pg_logical_slot_peek_binary_changes(?, null, null,
          'proto_version', '1', 'publication_names', ?, 'origin', 'none')) as changes
      where kind = 84 or (kind in (73, 85, 68)
        and relation is distinct from to_regclass('lifeboat_heartbeat')::oid::bigint)
      """;

  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final int GLANCES = 100;

  /**
   * Reads it, once everything before has reached the disk: of what nobody waited for, a slot shows
   * nothing before that.
   *
   * @return empty when the slot is not there, or what it should hold is gone
   */
  static Optional<Undelivered> read(Sql publisher, String slot, String publication) {
    if (Slot.read(publisher, slot).filter(found -> !found.isLost()).isEmpty()
        || !Publication.isThere(publisher, publication)) {
      return Optional.empty();
    }
    awaitTheDisk(publisher);
    List<String> row = publisher.row(READ, slot, Sql.name(publication)).orElseThrow();
    return Optional.of(
        new Undelivered(
            Long.parseLong(row.get(0)),
            Long.parseLong(row.get(1)),
            Long.parseLong(row.get(2)),
            Optional.of(row.get(3)).filter(xid -> !xid.isEmpty())));
  }

  /** PostgreSQL writes on its own within a second, so this only looks. */
  private static void awaitTheDisk(Sql publisher) {
    String written = publisher.value("select pg_current_wal_insert_lsn()");
    for (int glance = 0; glance < GLANCES; glance++) {
      if (publisher.isTrue("select pg_current_wal_flush_lsn() >= ?::pg_lsn", written)) {
        return;
      }
      publisher.rest(GLANCE);
    }
  }

  boolean isNothing() {
    return oldest.isEmpty();
  }
}
