package io.lifeboat.simulator.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Made-up rows of one table, one a minute until now; the first column holds the row's number. */
final class Rows {
  private Rows() {}

  static void fill(Connection connection, String table, int count) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    try (PreparedStatement columns =
        connection.prepareStatement(
            "select column_name, data_type from information_schema.columns"
                + " where table_schema = 'public' and table_name = ? order by ordinal_position")) {
      columns.setString(1, table.toLowerCase(Locale.ROOT));
      try (ResultSet found = columns.executeQuery()) {
        while (found.next()) {
          values.add(value(names.size(), found.getString(2)));
          names.add(Seed.quoted(found.getString(1)));
        }
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into %s(%s) select %s from generate_series(1, %d) n"
              .formatted(table, String.join(", ", names), String.join(", ", values), count));
      if (!values.isEmpty()) {
        statement.execute(sequence(table, names.get(0), count));
      }
    }
  }

  /** The sequence behind the first column, if there is one, goes on behind the rows. */
  private static String sequence(String table, String column, int count) {
    return "select setval(s, %d) from pg_get_serial_sequence('%s', '%s') s where s is not null"
        .formatted(Math.max(1, count), table, column.replace("\"", ""));
  }

  private static String value(int column, String type) {
    if (type.startsWith("timestamp") || type.equals("date")) {
      return "now() - n * interval '1 minute'";
    }
    if (type.startsWith("character") || type.equals("text")) {
      return column == 0 ? "'row-' || n" : "'text-' || n";
    }
    return type.equals("boolean") ? "n % 2 = 0" : type.equals("uuid") ? "gen_random_uuid()" : "n";
  }
}
