package io.lifeboat.activities.rds;

import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * How many connections an instance takes when its parameter group leaves that to RDS. A group of
 * your own that says otherwise is not looked into, so that it is an estimate.
 *
 * <p>Source: RDS user guide, "Quotas and constraints": for PostgreSQL
 * LEAST(DBInstanceClassMemory/9531392, 5000), for MySQL DBInstanceClassMemory/12582880; memory by
 * instance class from "DB instance classes".
 */
final class MostConnections {
  private static final Pattern CLASS = Pattern.compile("db\\.([a-z]+)[0-9][a-z]*\\.([0-9a-z]+)");
  private static final long GIB = 1L << 30;
  private static final long POSTGRES = 9_531_392;
  private static final long POSTGRES_MOST = 5_000;
  private static final long MYSQL = 12_582_880;

  /** GiB of the size large, by family. */
  private static final Map<String, Integer> LARGE = Map.of("r", 16, "m", 8, "t", 8, "x", 32);

  private static final Map<String, Integer> SMALL = Map.of("micro", 1, "small", 2, "medium", 4);

  private MostConnections() {}

  /** Empty when its class or engine is not known here. */
  static OptionalLong of(DBInstance instance) {
    String engine = String.valueOf(instance.engine());
    OptionalLong memory = memory(String.valueOf(instance.dbInstanceClass()));
    if (memory.isEmpty()) {
      return OptionalLong.empty();
    }
    if (engine.contains("postgres")) {
      return OptionalLong.of(Math.min(memory.getAsLong() / POSTGRES, POSTGRES_MOST));
    }
    return engine.contains("mysql") || engine.contains("mariadb")
        ? OptionalLong.of(memory.getAsLong() / MYSQL)
        : OptionalLong.empty();
  }

  private static OptionalLong memory(String instanceClass) {
    Matcher parts = CLASS.matcher(instanceClass);
    if (!parts.matches() || !LARGE.containsKey(parts.group(1))) {
      return OptionalLong.empty();
    }
    String size = parts.group(2);
    if (SMALL.containsKey(size)) {
      return OptionalLong.of(SMALL.get(size) * GIB);
    }
    int large = LARGE.get(parts.group(1));
    if (size.equals("large")) {
      return OptionalLong.of(large * GIB);
    }
    String times = size.replace("xlarge", "");
    return size.endsWith("xlarge") && times.matches("[0-9]{0,2}")
        ? OptionalLong.of(2L * large * (times.isEmpty() ? 1 : Long.parseLong(times)) * GIB)
        : OptionalLong.empty();
  }
}
