package io.lifeboat.activities.postgres;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many rows a table has, and a checksum over all their columns in any order of rows.
 *
 * @param checksum empty when there are no rows
 */
record Contents(long rows, String checksum) {

  /** Its columns by name, as both sides may have them in another order; none without the table. */
  static List<String> columns(Sql sql, String table) {
    return sql
        .rows(
            "select quote_ident(column_name) from information_schema.columns"
                + " where table_schema = ? and table_name = ? order by column_name",
            schema(table),
            name(table))
        .stream()
        .map(row -> row.get(0))
        .toList();
  }

  /** Empty when there is no such table. */
  static Optional<Contents> read(Sql sql, String table) {
    List<String> columns = columns(sql, table);
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    // The time zone and the output of times are the session's: both sides shall write them alike.
    sql.run("set timezone = 'UTC'; set datestyle = 'ISO'; set extra_float_digits = 1");
    String row =
        columns.stream()
            .map(column -> "coalesce(" + column + "::text, '~')")
            .collect(Collectors.joining(" || '|' || "));
    List<String> found =
        sql.row(
                "select count(*), coalesce(sum(('x' || substr(md5(%s), 1, 15))::bit(60)::bigint)::text, '') from %s.%s"
                    .formatted(row, Sql.name(schema(table)), Sql.name(name(table))))
            .orElseThrow();
    return Optional.of(new Contents(Long.parseLong(found.get(0)), found.get(1)));
  }

  private static String schema(String table) {
    return table.contains(".") ? table.substring(0, table.indexOf('.')) : "public";
  }

  private static String name(String table) {
    return table.substring(table.indexOf('.') + 1);
  }
}
