package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.world.RdsInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The state of one DB instance outside clusters. Guarded by the estate's lock. */
final class Database {
  final String account;
  final String region;
  final Shape shape;
  final RdsInstance like;
  final Instant created;
  String id;
  String instanceClass;
  boolean isMultiAz;
  boolean isEncrypted;
  boolean isProtected;
  int zone;
  int backupDays;
  List<String> securityGroups;
  Instant securityGroupsSince = Instant.EPOCH;
  String status = "available";

  /** The ARN of the instance that this one replicates from; null for a writer. */
  String source;

  /** Whether replication from its source came to an end for good. */
  boolean isOrphan;

  Duration lag;

  /** Null while it is well. */
  Illness illness;

  /**
   * One of its kind.
   *
   * @param like says how long things take, and is copied into what is made of it
   */
  Database(
      String account, String region, String id, Shape shape, RdsInstance like, Instant created) {
    this.account = account;
    this.region = region;
    this.id = id;
    this.shape = shape;
    this.like = like;
    this.created = created;
    this.instanceClass = like.instanceClass();
    this.isEncrypted = like.encrypted();
    this.backupDays = like.backupDays();
    this.securityGroups = like.securityGroups();
    this.lag = like.lag();
  }

  static Database of(String account, RdsInstance spec, Instant now) {
    Database made = new Database(account, spec.region(), spec.id(), Shape.of(spec), spec, now);
    made.isMultiAz = spec.multiAz();
    made.source = spec.replicaOf();
    return made;
  }

  /** It goes with the name. */
  String arn() {
    return "arn:aws:rds:%s:%s:db:%s".formatted(region, account, id);
  }

  /** Where it is reached: it goes with the name, too. */
  String endpoint() {
    String letters = Cluster.token(account + region).toLowerCase(Locale.ROOT).substring(0, 12);
    return "%s.%s.%s.rds.amazonaws.com".formatted(id, letters, region);
  }

  String resourceId() {
    return "db-" + Cluster.token(account + region + created + like.id());
  }

  String zoneName() {
    return region + "abc".charAt(zone % 3);
  }

  Optional<String> secondaryZoneName() {
    return isMultiAz ? Optional.of(region + "abc".charAt((zone + 1) % 3)) : Optional.empty();
  }

  boolean isAvailable() {
    return status.equals("available");
  }

  boolean isReplica() {
    return source != null;
  }
}
