package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.rds.DatabaseSnapshot.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The snapshot that RDS takes of each instance once a day and keeps for its retention, and the
 * copies of it that AWS Backup makes in other regions.
 */
final class DatabaseBackups {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration BEFORE_THE_START = Duration.ofHours(2);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm").withZone(ZoneOffset.UTC);

  private final DatabaseEstate databases;

  DatabaseBackups(DatabaseEstate databases) {
    this.databases = databases;
  }

  void start() {
    Instant last = databases.estate.now().minus(BEFORE_THE_START);
    databases.all.stream().filter(d -> d.backupDays > 0).forEach(d -> take(d, last));
    databases.estate.after(DAY.minus(BEFORE_THE_START), this::round);
  }

  private void round() {
    Instant now = databases.estate.now();
    for (Database database : databases.all) {
      boolean isGone = databases.estate.faults().isGone(database.region);
      if (database.isAvailable() && database.backupDays > 0 && !isGone) {
        take(database, now);
      }
    }
    List.copyOf(databases.snapshots).stream()
        .filter(s -> s.type != Type.MANUAL)
        .filter(s -> databases.expiryOf(s, s.like.backupDays()).isBefore(now))
        .forEach(databases.snapshots::remove);
    databases.estate.after(DAY, this::round);
  }

  private void take(Database database, Instant at) {
    String id = "rds:" + database.id + "-" + STAMP.format(at);
    boolean isThere =
        databases.snapshots.stream()
            .anyMatch(s -> s.region.equals(database.region) && s.id.equals(id));
    if (isThere) {
      return;
    }
    DatabaseSnapshot taken = DatabaseSnapshot.of(database, id, Type.AUTOMATED, at);
    databases.snapshots.add(taken);
    databases.tell(v -> v.kept(database.resourceId(), taken.arn));
    for (String region : database.like.copiesIn()) {
      String copy = "awsbackup:copyjob-" + Cluster.token(id + region).toLowerCase(Locale.ROOT);
      databases.snapshots.add(taken.copy(copy, region, Type.AWSBACKUP, database.isEncrypted, at));
    }
  }
}
