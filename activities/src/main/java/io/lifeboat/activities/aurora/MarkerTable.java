package io.lifeboat.activities.aurora;

import io.lifeboat.plan.action.StepCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rdsdata.model.Field;

/** Lifeboat's own table in a database: one row for each marker that a run wrote. */
record MarkerTable(SqlSession sql) {
  private static final String COLUMNS =
      "select id, run, cast(extract(epoch from written_at) * 1000 as bigint) from lifeboat_marker ";

  /**
   * One row.
   *
   * @param run the run that wrote it
   * @param at when, by the worker's clock, to the millisecond
   */
  record Marker(String id, String run, Instant at) {}

  /** Whose marker it is: the run's, in that database of the plan. */
  static String id(StepCall call, String database) {
    return call.run() + "/" + database;
  }

  /** A role that may write rows may still not make tables, so it is made only when missing. */
  boolean isThere() {
    List<List<Field>> count =
        sql.run(
            "select count(*) from information_schema.tables where table_name = 'lifeboat_marker'");
    return count.get(0).get(0).longValue() > 0;
  }

  void create() {
    sql.run(
        "create table if not exists lifeboat_marker("
            + "id varchar primary key, written_at timestamp with time zone, run varchar)");
  }

  /** Writes it once: a row of that id that is there stays as it is. */
  void write(String id, String run, Instant at) {
    sql.run(
        "insert into lifeboat_marker(id, written_at, run)"
            + " values (:id, cast(:at as timestamp with time zone), :run)"
            + " on conflict (id) do nothing",
        SqlSession.text("id", id),
        SqlSession.time("at", at),
        SqlSession.text("run", run));
  }

  Optional<Marker> find(String id) {
    return first(sql.run(COLUMNS + "where id = :id", SqlSession.text("id", id)));
  }

  Optional<Marker> newest() {
    return first(sql.run(COLUMNS + "order by written_at desc, id limit 1"));
  }

  private static Optional<Marker> first(List<List<Field>> rows) {
    return rows.stream()
        .findFirst()
        .map(
            row ->
                new Marker(
                    row.get(0).stringValue(),
                    row.get(1).stringValue(),
                    Instant.ofEpochMilli(row.get(2).longValue())));
  }
}
