package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Only;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceReadReplicaRequest;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.Tag;

/** New instances outside clusters: read replicas, and what is restored from snapshots. */
final class DatabaseBirths {
  private final Region region;
  private final DatabaseEstate databases;

  DatabaseBirths(Region region) {
    this.region = region;
    this.databases = region.databaseEstate();
  }

  Database replica(CreateDbInstanceReadReplicaRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "DBInstanceIdentifier",
        "SourceDBInstanceIdentifier",
        "DBInstanceClass",
        "MultiAZ",
        "VpcSecurityGroupIds",
        "DBSubnetGroupName",
        "DBParameterGroupName",
        "Port",
        "KmsKeyId",
        "SourceRegion",
        "PreSignedUrl",
        "PubliclyAccessible",
        "CopyTagsToSnapshot",
        "DeletionProtection",
        "Tags");
    String id = region.newInstance(request.dbInstanceIdentifier());
    Database source =
        source(Region.required("SourceDBInstanceIdentifier", request.sourceDBInstanceIdentifier()));
    checkSource(source, request);
    Shape shape =
        region.shape(
            source.shape,
            request.dbSubnetGroupName(),
            request.dbParameterGroupName(),
            request.port());
    Database made = made(id, shape, source, request.vpcSecurityGroupIds(), request.tags());
    made.instanceClass =
        Optional.ofNullable(request.dbInstanceClass()).orElse(source.instanceClass);
    made.isMultiAz = Boolean.TRUE.equals(request.multiAZ());
    made.isProtected = Boolean.TRUE.equals(request.deletionProtection());
    made.isEncrypted = source.isEncrypted;
    made.source = source.arn();
    made.backupDays = 0;
    begin(made, request.tags());
    region.mutated(
        "CreateDBInstanceReadReplica",
        id,
        true,
        "%s began as a replica of %s in %s".formatted(id, source.id, source.region));
    return made;
  }

  /** Another region's only by its ARN. */
  private Database source(String idOrArn) {
    if (!idOrArn.startsWith("arn:")) {
      return region.databaseOnly(idOrArn);
    }
    String[] parts = idOrArn.split(":", 7);
    if (parts.length < 7 || !parts[5].equals("db")) {
      throw RdsFaults.parameter("Invalid database identifier: " + idOrArn);
    }
    return databases.byArn(idOrArn).orElseThrow(() -> RdsFaults.noInstance(idOrArn));
  }

  private void checkSource(Database source, CreateDbInstanceReadReplicaRequest request) {
    if (!source.isAvailable()) {
      throw RdsFaults.instanceState(
          "Read replica source %s is in state %s".formatted(source.id, source.status));
    }
    if (source.isReplica()) {
      throw RdsFaults.notSimulated("A replica of a replica");
    }
    if (source.backupDays == 0) {
      throw RdsFaults.instanceState(
          "Automated backups are not enabled for this database instance. To enable automated"
              + " backups, use ModifyDBInstance to set the backup retention period to a non-zero"
              + " value.");
    }
    boolean isAcross = !source.region.equals(region.name());
    if (isAcross && source.isEncrypted && request.kmsKeyId() == null) {
      throw RdsFaults.parameter(
          "Cannot create a cross region encrypted read replica without a KMS key");
    }
    boolean isSigned = request.preSignedUrl() != null || request.sourceRegion() != null;
    if (isAcross && source.isEncrypted && !isSigned) {
      throw RdsFaults.parameter("PreSignedUrl could not be authenticated");
    }
  }

  Database restored(RestoreDbInstanceFromDbSnapshotRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "DBInstanceIdentifier",
        "DBSnapshotIdentifier",
        "DBInstanceClass",
        "MultiAZ",
        "VpcSecurityGroupIds",
        "DBSubnetGroupName",
        "DBParameterGroupName",
        "Port",
        "PubliclyAccessible",
        "CopyTagsToSnapshot",
        "DeletionProtection",
        "Tags");
    String id = region.newInstance(request.dbInstanceIdentifier());
    DatabaseSnapshot snapshot =
        region.databaseSnapshot(
            Region.required("DBSnapshotIdentifier", request.dbSnapshotIdentifier()));
    if (!snapshot.isAvailable()) {
      throw RdsFaults.databaseSnapshotState(snapshot.id + " is in state " + snapshot.status);
    }
    Shape shape =
        region.shape(
            snapshot.shape,
            request.dbSubnetGroupName(),
            request.dbParameterGroupName(),
            request.port());
    Tags.check(request.tags());
    Database made =
        new Database(
            databases.estate.world().account(),
            region.name(),
            id,
            shape,
            snapshot.like,
            databases.estate.now());
    made.securityGroups = region.securityGroups(request.vpcSecurityGroupIds());
    Optional.ofNullable(request.dbInstanceClass()).ifPresent(wish -> made.instanceClass = wish);
    made.isMultiAz = Boolean.TRUE.equals(request.multiAZ());
    made.isProtected = Boolean.TRUE.equals(request.deletionProtection());
    made.isEncrypted = snapshot.isEncrypted;
    begin(made, request.tags());
    databases.tell(v -> v.restored(snapshot.arn, made.resourceId(), made.region, made.id));
    region.mutated(
        "RestoreDBInstanceFromDBSnapshot",
        id,
        true,
        "%s began to be restored from %s, which holds what %s had at %s"
            .formatted(id, snapshot.id, snapshot.database, snapshot.holds));
    return made;
  }

  private Database made(
      String id, Shape shape, Database like, List<String> groups, List<Tag> tags) {
    Tags.check(tags);
    Database made =
        new Database(
            databases.estate.world().account(),
            region.name(),
            id,
            shape,
            like.like,
            databases.estate.now());
    made.securityGroups = region.securityGroups(groups);
    return made;
  }

  private void begin(Database made, List<Tag> tags) {
    databases.tags.add(made.arn(), tags);
    made.status = "creating";
    databases.all.add(made);
    databases.later(made, "create", made.like.creation(), () -> end(made));
  }

  private void end(Database made) {
    made.status = "available";
    databases.events.tell(made, "creation", "DB instance created");
    databases.happened(made, "created", made.id + " is available");
  }
}
