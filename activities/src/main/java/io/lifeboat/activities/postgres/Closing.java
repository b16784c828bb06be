package io.lifeboat.activities.postgres;

import io.lifeboat.activities.Figures;
import io.lifeboat.activities.TryAgain;
import java.util.List;

/**
 * Whether the shared tables take writes from others than replication: by a trigger {@code
 * lifeboat_closed} on each that refuses them. What else the database holds, as the data that never
 * leave a region, is written as before. Triggers of this kind do not fire for what replication
 * brings. A user who drops the trigger still writes: this holds back applications, not adversaries.
 */
record Closing(Sql sql) {
  private static final String TRIGGER = "lifeboat_closed";

  private static final String REFUSE =
      """
      create or replace function lifeboat_closed() returns trigger language plpgsql as $$
      begin
        raise exception 'table % is written in another region', tg_table_name
          using errcode = 'read_only_sql_transaction';
      end $$
      """;

  private static final String CLOSED =
      "select quote_ident(n.nspname) || '.' || quote_ident(c.relname) from pg_trigger t"
          + " join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace"
          + " where t.tgname = ? order by 1";

  /** The sessions that have written to one of the tables and not ended their transaction. */
  private static final String WRITERS =
      """
      select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where backend_type = 'client backend' and application_name <> ?
        and usesysid in (select oid from pg_roles where not rolsuper)
        and pid in (select l.pid from pg_locks l
          where l.mode = 'RowExclusiveLock' and l.granted and l.relation = any(?::regclass[]::oid[])
            and l.database = (select oid from pg_database where datname = current_database()))
      """;

  boolean isClosed() {
    return !closed().isEmpty();
  }

  /**
   * Takes no new writes to these tables. Whoever is writing is waited for, and ended when that
   * takes long.
   *
   * @throws TryAgain when one does not end in time
   */
  String close(List<String> tables) {
    sql.run(REFUSE);
    int ended = 0;
    try {
      refuse(tables);
    } catch (TryAgain held) {
      ended = endWriters(tables);
      refuse(tables);
    }
    return "%s (%s ended)"
        .formatted(Figures.count(tables.size(), "table"), Figures.count(ended, "session"));
  }

  /** Takes writes again. */
  void open() {
    List<String> closed = closed();
    sql.together(
        () ->
            closed.forEach(table -> sql.run("drop trigger if exists " + TRIGGER + " on " + table)));
  }

  private List<String> closed() {
    return sql.rows(CLOSED, TRIGGER).stream().map(row -> row.get(0)).toList();
  }

  /** All or none, so that no change of many tables is cut through. */
  private void refuse(List<String> tables) {
    sql.together(
        () ->
            tables.forEach(
                table ->
                    sql.run(
                        "create or replace trigger %s before insert or update or delete or truncate on %s for each statement execute function lifeboat_closed()"
                            .formatted(TRIGGER, table))));
  }

  private int endWriters(List<String> tables) {
    return sql.rows(WRITERS, Sql.APPLICATION, "{" + quoted(tables) + "}").size();
  }

  private static String quoted(List<String> tables) {
    return tables.stream()
        .map(table -> '"' + table.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(java.util.stream.Collectors.joining(","));
  }
}
