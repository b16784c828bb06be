package io.lifeboat.simulator.world;

import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.util.List;

/**
 * A vault of AWS Backup, with recovery points of DynamoDB tables.
 *
 * @param restore how long a restore takes
 * @param points what it holds when the world begins
 */
public record BackupVault(String vault, String region, Spread restore, List<Point> points) {
  public BackupVault {
    Check.given(vault, "vault");
    Check.given(region, "region of vault " + vault);
    restore = restore == null ? Spread.seconds(300, 900) : restore;
    points = Check.list(points);
  }

  /**
   * One recovery point: the table as it was when the world began, with a time of its own.
   *
   * @param table a table of this world
   * @param from the region whose table was backed up
   * @param age how long before the world's beginning it was made
   */
  public record Point(String table, String from, Duration age) {
    public Point {
      Check.given(table, "table of a recovery point");
      Check.given(from, "from of a recovery point of " + table);
      age = Check.orElse(age, Duration.ofHours(1));
    }
  }
}
