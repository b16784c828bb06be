package io.lifeboat.simulator.rdsdata;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Made-up rows of one table: the first column holds the row's number, the others what the number
 * gives, the same in every database.
 */
final class Rows implements AutoCloseable {
  private final PreparedStatement insert;
  private final List<String> types;

  private Rows(PreparedStatement insert, List<String> types) {
    this.insert = insert;
    this.types = types;
  }

  static Rows of(Connection connection, String table) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    try (PreparedStatement columns =
        connection.prepareStatement(
            "select column_name, data_type from information_schema.columns"
                + " where table_schema = 'public' and table_name = ? order by ordinal_position")) {
      columns.setString(1, table.toLowerCase(Locale.ROOT));
      try (ResultSet found = columns.executeQuery()) {
        while (found.next()) {
          names.add('"' + found.getString(1) + '"');
          types.add(found.getString(2));
        }
      }
    }
    String marks = names.stream().map(name -> "?").collect(Collectors.joining(", "));
    String sql = "insert into %s(%s) values (%s)".formatted(table, String.join(", ", names), marks);
    return new Rows(connection.prepareStatement(sql), types);
  }

  void insert(long number, Instant at) throws SQLException {
    for (int i = 0; i < types.size(); i++) {
      insert.setObject(i + 1, value(i, number, at));
    }
    insert.execute();
  }

  private Object value(int column, long number, Instant at) {
    String type = types.get(column);
    if (column == 0) {
      return type.startsWith("character") ? "row-" + number : number;
    }
    if (type.startsWith("timestamp") || type.equals("date")) {
      return at.atOffset(ZoneOffset.UTC);
    }
    return switch (type) {
      case "smallint", "integer", "bigint" -> 100 + number * 37 % 9900;
      case "numeric", "double precision", "real" -> 1 + number * 37 % 9900 / 100.0;
      case "boolean" -> number % 2 == 0;
      case "character varying", "character", "text" -> "row " + number;
      default -> null;
    };
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
