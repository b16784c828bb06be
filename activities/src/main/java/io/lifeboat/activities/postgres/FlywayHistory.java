package io.lifeboat.activities.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Flyway did to a database: its table {@code flyway_schema_history}.
 *
 * @param migrations by version, those that succeeded, in their order; version to checksum
 * @param failed versions
 */
record FlywayHistory(Map<String, String> migrations, List<String> failed) {

  /** Empty when Flyway was never there. */
  static Optional<FlywayHistory> read(Sql sql) {
    if (!sql.isTrue("select to_regclass('flyway_schema_history') is not null")) {
      return Optional.empty();
    }
    Map<String, String> migrations = new LinkedHashMap<>();
    List<String> failed = new ArrayList<>();
    sql.rows(
            "select coalesce(version, script), coalesce(checksum::text, ''), success"
                + " from flyway_schema_history order by installed_rank")
        .forEach(
            row -> {
              if (row.get(2).equals("t")) {
                migrations.put(row.get(0), row.get(1));
              } else {
                failed.add(row.get(0));
              }
            });
    return Optional.of(new FlywayHistory(migrations, failed));
  }

  /** The version of the newest migration; {@code none} when there is none. */
  String version() {
    return migrations.keySet().stream().reduce((one, other) -> other).orElse("none");
  }

  /** What the other has differently, in words. */
  List<String> differences(FlywayHistory other, String here, String there) {
    List<String> found = new ArrayList<>();
    migrations.forEach(
        (version, checksum) -> {
          String others = other.migrations.get(version);
          if (others == null) {
            found.add("%s is missing in %s".formatted(version, there));
          } else if (!others.equals(checksum)) {
            found.add("%s has another checksum in %s".formatted(version, there));
          }
        });
    other.migrations.keySet().stream()
        .filter(version -> !migrations.containsKey(version))
        .forEach(version -> found.add("%s is missing in %s".formatted(version, here)));
    return found;
  }
}
