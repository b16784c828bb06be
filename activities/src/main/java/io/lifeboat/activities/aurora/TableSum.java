package io.lifeboat.activities.aurora;

import io.lifeboat.plan.action.FinalFailure;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rdsdata.model.Field;

/**
 * How many rows of a table are not newer than a time, and a checksum over all their columns.
 *
 * @param checksum 32 hexadecimal digits; empty when there are no rows
 */
record TableSum(long rows, String checksum) {

  /**
   * Reads it.
   *
   * @param table its name, in schema public unless written as {@code schema.table}
   * @param time its column of time
   * @throws FinalFailure when there is no such table, or no such column in it
   */
  static TableSum read(SqlSession sql, String table, String time, Instant upTo) {
    String schema = table.contains(".") ? table.substring(0, table.indexOf('.')) : "public";
    String name = table.substring(table.indexOf('.') + 1);
    List<String> columns = columns(sql, schema, name);
    if (!columns.contains(time)) {
      throw new FinalFailure(
          FinalFailure.NOT_FOUND,
          columns.isEmpty()
              ? "%s has no table %s.%s; correct the plan".formatted(sql.cluster(), schema, name)
              : "table %s of %s has no column %s; correct the plan"
                  .formatted(table, sql.cluster(), time));
    }
    List<Field> row =
        sql.run(statement(schema, name, columns, time), SqlSession.time("upto", upTo)).get(0);
    String checksum = row.get(1).stringValue();
    return new TableSum(row.get(0).longValue(), checksum == null ? "" : checksum);
  }

  /** Only names that the database itself gives go into a statement, and they go in quoted. */
  private static List<String> columns(SqlSession sql, String schema, String table) {
    return sql
        .run(
            "select column_name from information_schema.columns"
                + " where table_schema = :schema and table_name = :name"
                + " order by ordinal_position",
            SqlSession.text("schema", schema),
            SqlSession.text("name", table))
        .stream()
        .map(row -> row.get(0).stringValue())
        .toList();
  }

  private static String statement(String schema, String table, List<String> columns, String time) {
    String all = columns.stream().map(TableSum::quoted).collect(Collectors.joining(", "));
    return "select count(*), md5(string_agg(md5(concat_ws('|', %s)), '' order by %s)) from %s.%s where %s <= cast(:upto as timestamp with time zone)"
        .formatted(all, all, quoted(schema), quoted(table), quoted(time));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
