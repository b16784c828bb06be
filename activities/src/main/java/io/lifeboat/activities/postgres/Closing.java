package io.lifeboat.activities.postgres;

import io.lifeboat.activities.Figures;
import io.lifeboat.activities.TryAgain;

/**
 * Whether a database takes writes from others than Lifeboat: by {@code
 * default_transaction_read_only} of the database, which new sessions begin with; those of before
 * are ended. A session that lifts it for itself, or a role that has it otherwise, still writes:
 * this holds back applications, not adversaries.
 */
record Closing(Sql sql) {
  private static final String OTHERS =
      " from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
          + " and backend_type = 'client backend' and application_name <> '"
          + Sql.APPLICATION
          + "' and usesysid in (select oid from pg_roles where not rolsuper)";

  boolean isClosed() {
    return sql.isTrue(
        "select coalesce(bool_or('default_transaction_read_only=on' = any(setconfig)), false)"
            + " from pg_db_role_setting where setrole = 0"
            + " and setdatabase = (select oid from pg_database where datname = current_database())");
  }

  /**
   * Takes no new writes, and ends every session that may still write.
   *
   * @throws TryAgain when one does not end in time
   */
  String close() {
    sql.run(alter("set default_transaction_read_only = on"));
    // Who is just coming in may not have seen it.
    String begun = sql.value("select clock_timestamp() from pg_sleep(0.2)");
    int ended = end(" and backend_start < '" + begun + "'");
    return Figures.count(ended, "session") + " ended";
  }

  /** Takes writes again; sessions that began without are ended. */
  void open() {
    if (isClosed()) {
      sql.run(alter("reset default_transaction_read_only"));
      end("");
    }
  }

  private int end(String which) {
    var ended = sql.rows("select pg_terminate_backend(pid, 5000)" + OTHERS + which);
    if (ended.stream().anyMatch(row -> !row.get(0).equals("t"))) {
      throw new TryAgain(
          "sessions of %s do not end; they are ended again".formatted(sql.server().host()));
    }
    return ended.size();
  }

  private String alter(String what) {
    return "alter database " + Sql.name(sql.server().database()) + " " + what;
  }
}
