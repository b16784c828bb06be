package io.lifeboat.activities.postgres;

import io.lifeboat.activities.postgres.Aside.Kept;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes the published tables of a server what the writer's are at one moment. The writer's rows are
 * read beside the server's own, and only those that differ are touched, in one transaction: readers
 * see the old rows or the new ones, and rows that others refer to stay where they are. Users' own
 * triggers and foreign keys do not stand in the way, as they do not when replication applies a
 * change; that needs the right to set {@code session_replication_role}, which the master user of
 * RDS has.
 *
 * @param at a session on the writer that sees that moment
 * @param behind the server
 */
record Alignment(Sql at, Sql behind, Aside aside, Watch watch) {
  private static final String COLUMNS =
      """
      select quote_ident(a.attname), coalesce(a.attnum = any(i.indkey), false)
      from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
      where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by a.attnum
      """;

  /** What was done to one table. */
  record Aligned(String table, long removed, long added, Kept kept) {
    boolean isChanged() {
      return removed + added > 0 && !table.endsWith(LastWord.HEARTBEAT);
    }

    String sentence() {
      return "%s (%d rows out, %d in)".formatted(table, removed, added);
    }
  }

  /** A table as it is published: its columns, and those that make up its primary key. */
  private record Shape(String table, List<String> columns, List<String> key, String staged) {
    String list() {
      return String.join(", ", columns);
    }

    /** Whether rows of both have one key. */
    String sameKey() {
      return key.stream()
          .map(column -> "here.%1$s = new.%1$s".formatted(column))
          .collect(Collectors.joining(" and "));
    }

    /** As text, since not every type can be compared. */
    String differs() {
      return "%s is distinct from %s".formatted(text("here"), text("new"));
    }

    private String text(String of) {
      return columns.stream()
          .map(column -> of + "." + column)
          .collect(Collectors.joining(", ", "row(", ")::text"));
    }
  }

  /**
   * Does it.
   *
   * @param tables quoted, with their schemas
   */
  List<Aligned> align(List<String> tables) {
    behind.takeYourTime();
    at.takeYourTime();
    List<Shape> shapes = new ArrayList<>();
    for (String table : tables) {
      Shape shape = shape(table, "lifeboat_new_" + shapes.size());
      watch.report("reading " + table + " of " + at.server().host());
      stage(shape);
      shapes.add(shape);
    }
    List<Aligned> done = new ArrayList<>();
    aside.make(behind);
    behind.together(
        () -> {
          behind.run("set local session_replication_role = replica");
          behind.run("lock table " + String.join(", ", tables) + " in share row exclusive mode");
          shapes.forEach(shape -> done.add(align(shape)));
        });
    shapes.forEach(shape -> behind.run("drop table " + shape.staged()));
    return done;
  }

  private void stage(Shape shape) {
    behind.run("drop table if exists pg_temp." + shape.staged());
    behind.run(
        "create temp table %s as select %s from %s with no data"
            .formatted(shape.staged(), shape.list(), shape.table()));
    at.copy(
        "copy (select %s from %s) to stdout".formatted(shape.list(), shape.table()),
        behind,
        "copy %s (%s) from stdin".formatted(shape.staged(), shape.list()));
    behind.run(
        "create unique index on %s (%s)".formatted(shape.staged(), String.join(", ", shape.key())));
    behind.run("analyze " + shape.staged());
  }

  private Aligned align(Shape shape) {
    Kept kept = aside.keep(behind, shape.table(), shape.staged(), shape.sameKey(), shape.differs());
    long removed =
        behind.change(
            "delete from %s here where not exists(select from %s new where %s and not (%s))"
                .formatted(shape.table(), shape.staged(), shape.sameKey(), shape.differs()));
    long added =
        behind.change(
            "insert into %1$s (%2$s) overriding system value select %2$s from %3$s new where not exists(select from %1$s here where %4$s)"
                .formatted(shape.table(), shape.list(), shape.staged(), shape.sameKey()));
    return new Aligned(shape.table(), removed, added, kept);
  }

  private Shape shape(String table, String staged) {
    List<List<String>> rows = at.rows(COLUMNS, table);
    List<String> columns = rows.stream().map(row -> row.get(0)).toList();
    List<String> key =
        rows.stream().filter(row -> row.get(1).equals("t")).map(row -> row.get(0)).toList();
    if (key.isEmpty()) {
      throw new FinalFailure(
          FinalFailure.IMPOSSIBLE,
          "table %s has no primary key, so its rows cannot be brought in line: give it one, or empty it on %s and fill it by hand"
              .formatted(table, behind.server().host()));
    }
    return new Shape(table, columns, key, staged);
  }
}
