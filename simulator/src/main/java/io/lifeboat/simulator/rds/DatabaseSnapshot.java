package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.world.RdsInstance;
import java.time.Instant;

/**
 * A snapshot of an instance outside clusters. It outlives the instance unless it was made by RDS
 * itself.
 */
final class DatabaseSnapshot {
  final String id;
  final String region;
  final String arn;
  final String database;
  final Type type;
  final Shape shape;
  final RdsInstance like;
  final boolean isEncrypted;

  /** When what it holds was there. */
  final Instant holds;

  final Instant made;

  /** The ARN of the snapshot that it is a copy of; null when it is none. */
  final String source;

  String status = "available";

  /** Who made it, in AWS's words. */
  enum Type {
    AUTOMATED,
    MANUAL,
    AWSBACKUP
  }

  private DatabaseSnapshot(
      String id, Database of, Type type, Instant holds, Instant made, String region) {
    this.id = id;
    this.region = region;
    this.arn = arn(of.account, region, id);
    this.database = of.id;
    this.type = type;
    this.shape = of.shape;
    this.like = of.like;
    this.isEncrypted = of.isEncrypted;
    this.holds = holds;
    this.made = made;
    this.source = null;
  }

  private DatabaseSnapshot(
      String id, DatabaseSnapshot of, Type type, boolean encrypted, Instant made, String region) {
    this.id = id;
    this.region = region;
    this.arn = arn(of.arn.split(":")[4], region, id);
    this.database = of.database;
    this.type = type;
    this.shape = of.shape;
    this.like = of.like;
    this.isEncrypted = encrypted;
    this.holds = of.holds;
    this.made = made;
    this.source = of.arn;
  }

  static DatabaseSnapshot of(Database database, String id, Type type, Instant now) {
    return new DatabaseSnapshot(id, database, type, now, now, database.region);
  }

  DatabaseSnapshot copy(String copyId, String to, Type as, boolean encrypted, Instant now) {
    return new DatabaseSnapshot(copyId, this, as, encrypted, now, to);
  }

  private static String arn(String account, String region, String id) {
    return "arn:aws:rds:%s:%s:snapshot:%s".formatted(region, account, id);
  }

  boolean isAvailable() {
    return status.equals("available");
  }
}
