package io.lifeboat.activities.postgres;

import java.util.Optional;

/**
 * A subscription as its server shows it.
 *
 * @param isEnabled whether it is to take changes
 * @param slot the slot on the publisher; empty when it was detached
 * @param isWorking whether it takes changes now
 * @param copied whether its tables have been copied and follow
 */
record Subscription(
    String name, boolean isEnabled, Optional<String> slot, boolean isWorking, boolean copied) {
  private static final String READ =
      """
      select s.subname, s.subenabled, s.subslotname,
        exists(select from pg_stat_subscription t where t.subid = s.oid and t.pid is not null),
        not exists(select from pg_subscription_rel r where r.srsubid = s.oid and r.srsubstate <> 'r')
      from pg_subscription s
      where s.subname = ? and s.subdbid = (select oid from pg_database where datname = current_database())
      """;

  static Optional<Subscription> read(Sql sql, String name) {
    return sql.row(READ, name)
        .map(
            row ->
                new Subscription(
                    row.get(0),
                    row.get(1).equals("t"),
                    Optional.of(row.get(2)).filter(slot -> !slot.isEmpty()),
                    row.get(3).equals("t"),
                    row.get(4).equals("t")));
  }

  /** Ends what takes changes, which may wait long for a publisher that does not answer. */
  static void endWork(Sql sql, String name) {
    sql.rows(
        "select pg_terminate_backend(pid) from pg_stat_subscription where subname = ? and pid is not null",
        name);
  }

  /** Neither takes changes nor has a slot to take them from. */
  boolean isDetached() {
    return !isEnabled && slot.isEmpty();
  }
}
