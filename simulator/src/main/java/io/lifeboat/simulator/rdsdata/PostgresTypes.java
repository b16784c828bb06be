package io.lifeboat.simulator.rdsdata;

import java.util.Locale;
import java.util.Map;

/** The names that PostgreSQL's catalogue has for types. */
final class PostgresTypes {
  private static final Map<String, String> NAMES =
      Map.of(
          "BIGINT", "int8",
          "INTEGER", "int4",
          "SMALLINT", "int2",
          "DOUBLE PRECISION", "float8",
          "REAL", "float4",
          "BOOLEAN", "bool",
          "CHARACTER VARYING", "varchar",
          "TIMESTAMP WITH TIME ZONE", "timestamptz",
          "BINARY VARYING", "bytea");

  private PostgresTypes() {}

  static String name(String standard) {
    return NAMES.getOrDefault(standard, standard.toLowerCase(Locale.ROOT));
  }
}
