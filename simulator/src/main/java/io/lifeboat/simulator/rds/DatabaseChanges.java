package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Spread;
import io.lifeboat.simulator.rds.DatabaseSnapshot.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.PromoteReadReplicaRequest;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceRequest;

/** What can be done with an instance outside clusters that is there. */
final class DatabaseChanges {
  private static final Spread RESTART = Spread.seconds(30, 60);
  private static final Spread BACKUP = Spread.seconds(30, 90);
  private static final Spread RENAME = Spread.seconds(20, 60);
  private static final Spread END = Spread.seconds(90, 180);
  private static final Set<String> UNDELETABLE = Set.of("creating", "deleting", "renaming");
  private static final String MODIFY = "ModifyDBInstance";

  private final Region region;
  private final DatabaseEstate databases;

  DatabaseChanges(Region region) {
    this.region = region;
    this.databases = region.databaseEstate();
  }

  Database reboot(RebootDbInstanceRequest request) {
    Database database = available(request.dbInstanceIdentifier());
    boolean isFailover = Boolean.TRUE.equals(request.forceFailover());
    if (isFailover && !database.isMultiAz) {
      throw RdsFaults.combination(
          "Cannot force a failover of %s because it is not a Multi-AZ instance"
              .formatted(database.id));
    }
    database.status = "rebooting";
    databases.replicas.refreshAll();
    if (isFailover) {
      databases.events.tell(database, "failover", "Multi-AZ instance failover started");
    }
    databases.later(
        database,
        "reboot",
        isFailover ? database.like.failover() : RESTART,
        () -> rebooted(database, isFailover));
    region.mutated(
        "RebootDBInstance",
        database.id,
        true,
        database.id + (isFailover ? " began to fail over" : " began to restart"));
    return database;
  }

  private void rebooted(Database database, boolean isFailover) {
    if (isFailover) {
      database.zone++;
      database.illness = database.illness == Illness.ZONE ? null : database.illness;
      databases.events.tell(database, "failover", "Multi-AZ instance failover completed");
    }
    database.status = "available";
    databases.events.tell(database, "availability", "DB instance restarted");
    databases.happened(
        database, "rebooted", "%s runs in %s".formatted(database.id, database.zoneName()));
  }

  Database promote(PromoteReadReplicaRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "DBInstanceIdentifier",
        "BackupRetentionPeriod",
        "PreferredBackupWindow");
    Database database = available(request.dbInstanceIdentifier());
    if (!database.isReplica()) {
      throw RdsFaults.instanceState("DB Instance " + database.id + " is not a read replica");
    }
    String behind =
        databases
            .lag(database)
            .map(lag -> "it was " + lag.toMillis() + " ms behind")
            .orElse("nothing reached it any more");
    database.backupDays = Optional.ofNullable(request.backupRetentionPeriod()).orElse(1);
    database.status = "modifying";
    databases
        .byArn(database.source)
        .ifPresent(
            source -> databases.tell(v -> v.promoted(source.resourceId(), database.resourceId())));
    databases.later(
        database, "promote", database.like.promotion(), () -> promoted(database, behind));
    region.mutated(
        "PromoteReadReplica", database.id, true, database.id + " began to be promoted; " + behind);
    return database;
  }

  private void promoted(Database database, String behind) {
    String source = database.source;
    database.source = null;
    database.isOrphan = false;
    databases.events.tell(database, "read replica", "Promoted to a standalone DB instance");
    databases.happened(
        database, "promoted", "%s writes instead of %s; %s".formatted(database.id, source, behind));
    if (database.backupDays == 0) {
      database.status = "available";
      return;
    }
    database.status = "backing-up";
    databases.later(database, "backup", BACKUP, () -> database.status = "available");
  }

  Database modify(ModifyDbInstanceRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "DBInstanceIdentifier",
        "VpcSecurityGroupIds",
        "NewDBInstanceIdentifier",
        "DeletionProtection",
        "BackupRetentionPeriod",
        "ApplyImmediately");
    Database database = available(request.dbInstanceIdentifier());
    if (request.hasVpcSecurityGroupIds()) {
      changeGroups(database, region.securityGroups(request.vpcSecurityGroupIds()));
    }
    if (request.deletionProtection() != null) {
      protect(database, request.deletionProtection());
    }
    if (request.backupRetentionPeriod() != null) {
      keepBackups(database, request.backupRetentionPeriod());
    }
    if (request.newDBInstanceIdentifier() != null) {
      rename(database, request);
    }
    return database;
  }

  private void changeGroups(Database database, List<String> groups) {
    boolean changed = !database.securityGroups.equals(groups);
    if (changed) {
      database.securityGroupsSince = databases.estate.now();
    }
    database.securityGroups = groups;
    databases.replicas.refreshAll();
    region.mutated(
        MODIFY,
        database.id,
        changed,
        "security groups of " + database.id + (changed ? " became " : " stay ") + groups);
  }

  private void protect(Database database, boolean isProtected) {
    boolean changed = database.isProtected != isProtected;
    database.isProtected = isProtected;
    String what = isProtected ? " is protected from deletion" : " may be deleted";
    region.mutated(MODIFY, database.id, changed, database.id + what);
  }

  private void keepBackups(Database database, int days) {
    boolean changed = database.backupDays != days;
    database.backupDays = days;
    region.mutated(
        MODIFY,
        database.id,
        changed,
        "backups of %s are kept %d days".formatted(database.id, days));
  }

  private void rename(Database database, ModifyDbInstanceRequest request) {
    if (!Boolean.TRUE.equals(request.applyImmediately())) {
      throw RdsFaults.notSimulated("A new identifier in the next maintenance window");
    }
    String id = region.newInstance(request.newDBInstanceIdentifier());
    String former = database.id;
    database.status = "renaming";
    databases.later(database, "rename", RENAME, () -> renamed(database, id));
    region.mutated(MODIFY, former, true, former + " began to be renamed to " + id);
  }

  private void renamed(Database database, String id) {
    String former = database.arn();
    List<Database> replicas = databases.replicasOf(database);
    database.id = id;
    replicas.forEach(replica -> replica.source = database.arn());
    databases.tags.add(database.arn(), databases.tags.of(former));
    databases.tags.forget(former);
    database.status = "available";
    databases.tell(v -> v.renamed(database.resourceId(), database.region, id));
    databases.happened(database, "renamed", former + " is " + id + " now");
  }

  Database delete(DeleteDbInstanceRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "DBInstanceIdentifier",
        "SkipFinalSnapshot",
        "FinalDBSnapshotIdentifier",
        "DeleteAutomatedBackups");
    Database database = region.databaseOnly(request.dbInstanceIdentifier());
    if (database.isProtected) {
      throw RdsFaults.combination(
          "Cannot delete protected DB Instance, please disable deletion protection and try again.");
    }
    if (UNDELETABLE.contains(database.status)) {
      throw RdsFaults.instanceState(
          "Instance %s is not currently in a state to be deleted: %s"
              .formatted(database.id, database.status));
    }
    finalSnapshot(database, request);
    database.status = "deleting";
    databases.replicas.refreshAll();
    databases.later(database, "delete", END, () -> deleted(database, request));
    region.mutated("DeleteDBInstance", database.id, true, database.id + " began to be deleted");
    return database;
  }

  private void finalSnapshot(Database database, DeleteDbInstanceRequest request) {
    boolean skip = Boolean.TRUE.equals(request.skipFinalSnapshot());
    String id = request.finalDBSnapshotIdentifier();
    if (skip && id != null) {
      throw RdsFaults.combination(
          "FinalDBSnapshotIdentifier cannot be specified when SkipFinalSnapshot is");
    }
    if (!skip && id == null && !database.isReplica()) {
      throw RdsFaults.combination(
          "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
    }
    if (id != null) {
      new DatabaseSnapshots(region)
          .keep(region.newDatabaseSnapshot("FinalDBSnapshotIdentifier", id), database, List.of());
    }
  }

  private void deleted(Database database, DeleteDbInstanceRequest request) {
    databases.replicasOf(database).forEach(replica -> replica.isOrphan = true);
    databases.all.remove(database);
    databases.tags.forget(database.arn());
    if (!Boolean.FALSE.equals(request.deleteAutomatedBackups())) {
      databases.snapshots.removeIf(
          s ->
              s.type == Type.AUTOMATED
                  && s.region.equals(database.region)
                  && s.database.equals(database.id));
    }
    databases.happened(database, "deleted", database.id + " is gone");
  }

  private Database available(String id) {
    Database database = region.databaseOnly(id);
    if (!database.isAvailable()) {
      throw RdsFaults.instanceState("Database instance is not in available state.");
    }
    return database;
  }
}
