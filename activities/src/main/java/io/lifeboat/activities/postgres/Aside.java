package io.lifeboat.activities.postgres;

import io.lifeboat.activities.Figures;
import java.util.Optional;

/**
 * Where rows go that one server alone has, before they give way to the writer's: table {@code
 * lifeboat_left} beside them, which nobody replicates. Each line holds the row as it {@code was}
 * and, under the same key, what the writer has {@code instead}.
 *
 * @param run who sets them aside
 * @param since the transaction from which on rows count; empty when none does
 * @param all whether every row that differs counts
 */
record Aside(String run, Optional<String> since, boolean all) {
  static final String TABLE = "lifeboat_left";

  private static final String MAKE =
      """
      create table if not exists lifeboat_left(
        id bigint generated always as identity primary key, at timestamptz not null default now(),
        run text not null, "table" text not null, was jsonb not null, instead jsonb)
      """;

  /** How many rows of a table were set aside. */
  record Kept(String table, long rows) {
    String sentence() {
      return Figures.count((int) rows, "row") + " of " + table;
    }
  }

  /** What a publisher had not sent; every difference, when that is not known. */
  static Aside of(String run, Optional<Undelivered> undelivered) {
    return new Aside(run, undelivered.flatMap(Undelivered::oldest), undelivered.isEmpty());
  }

  static Aside everything(String run) {
    return new Aside(run, Optional.empty(), true);
  }

  void make(Sql sql) {
    if (all || since.isPresent()) {
      sql.run(MAKE);
    }
  }

  /** Copies the rows of a table that differ from those staged beside it, and are to be kept. */
  Kept keep(Sql sql, String table, String staged, String sameKey, String differs) {
    if ((!all && since.isEmpty()) || table.endsWith(LastWord.HEARTBEAT)) {
      return new Kept(table, 0);
    }
    String insert =
        ("insert into lifeboat_left(run, \"table\", was, instead)"
                + " select %s, %s, to_jsonb(here), to_jsonb(new) from %s here left join %s new on %s"
                + " where (new is null or %s) and %s")
            .formatted(
                Sql.text(run), Sql.text(table), table, staged, sameKey, differs, condition());
    return new Kept(table, sql.change(insert));
  }

  private String condition() {
    return all ? "true" : "age(here.xmin) <= age(%s::xid)".formatted(Sql.text(since.orElseThrow()));
  }
}
