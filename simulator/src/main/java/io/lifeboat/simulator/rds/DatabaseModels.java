package io.lifeboat.simulator.rds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBInstanceStatusInfo;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** The state of instances outside clusters in the words of the SDK's model classes. */
final class DatabaseModels {
  private static final Duration GROUP_CHANGE = Duration.ofSeconds(5);

  private final DatabaseEstate databases;

  DatabaseModels(DatabaseEstate databases) {
    this.databases = databases;
  }

  DBInstance instance(Database database) {
    return DBInstance.builder()
        .dbInstanceIdentifier(database.id)
        .dbInstanceArn(database.arn())
        .dbiResourceId(database.resourceId())
        .dbInstanceStatus(database.status)
        .dbInstanceClass(database.instanceClass)
        .engine(database.shape.engine())
        .engineVersion(database.shape.version())
        .endpoint(endpoint(database))
        .availabilityZone(database.zoneName())
        .secondaryAvailabilityZone(database.secondaryZoneName().orElse(null))
        .multiAZ(database.isMultiAz)
        .dbSubnetGroup(
            DBSubnetGroup.builder().dbSubnetGroupName(database.shape.subnetGroup()).build())
        .dbParameterGroups(
            DBParameterGroupStatus.builder()
                .dbParameterGroupName(database.shape.parameterGroup())
                .parameterApplyStatus("in-sync")
                .build())
        .vpcSecurityGroups(groups(database))
        .instanceCreateTime(database.created)
        .backupRetentionPeriod(database.backupDays)
        .deletionProtection(database.isProtected)
        .publiclyAccessible(false)
        .storageEncrypted(database.isEncrypted)
        .kmsKeyId(database.isEncrypted ? key(database.account, database.region) : null)
        .readReplicaSourceDBInstanceIdentifier(source(database))
        .readReplicaDBInstanceIdentifiers(
            databases.replicasOf(database).stream().map(r -> seenFrom(database, r)).toList())
        .statusInfos(statusInfos(database))
        .tagList(databases.tags.of(database.arn()))
        .build();
  }

  private static Endpoint endpoint(Database database) {
    if (database.status.equals("creating")) {
      return null;
    }
    return Endpoint.builder().address(database.endpoint()).port(database.shape.port()).build();
  }

  /** The name alone within a region, the ARN across. */
  private static String source(Database database) {
    String source = database.source;
    return source != null && source.split(":")[3].equals(database.region)
        ? source.replaceFirst("^.*:", "")
        : source;
  }

  private static String seenFrom(Database source, Database replica) {
    return source.region.equals(replica.region) ? replica.id : replica.arn();
  }

  private List<DBInstanceStatusInfo> statusInfos(Database database) {
    if (!database.isReplica()) {
      return List.of();
    }
    boolean replicates = databases.lag(database).isPresent();
    return List.of(
        DBInstanceStatusInfo.builder()
            .statusType("read replication")
            .status(replicates ? "replicating" : database.isOrphan ? "terminated" : "error")
            .normal(replicates)
            .build());
  }

  private List<VpcSecurityGroupMembership> groups(Database database) {
    Instant active = database.securityGroupsSince.plus(databases.estate.clock().real(GROUP_CHANGE));
    String status = databases.estate.now().isBefore(active) ? "adding" : "active";
    return database.securityGroups.stream()
        .map(g -> VpcSecurityGroupMembership.builder().vpcSecurityGroupId(g).status(status).build())
        .toList();
  }

  DBSnapshot snapshot(DatabaseSnapshot snapshot) {
    return DBSnapshot.builder()
        .dbSnapshotIdentifier(snapshot.id)
        .dbSnapshotArn(snapshot.arn)
        .dbInstanceIdentifier(snapshot.database)
        .snapshotType(snapshot.type.name().toLowerCase(Locale.ROOT))
        .status(snapshot.status)
        .percentProgress(snapshot.isAvailable() ? 100 : 0)
        .snapshotCreateTime(snapshot.made)
        .originalSnapshotCreateTime(snapshot.holds)
        .sourceDBSnapshotIdentifier(snapshot.source)
        .sourceRegion(snapshot.source == null ? null : snapshot.source.split(":")[3])
        .engine(snapshot.shape.engine())
        .engineVersion(snapshot.shape.version())
        .port(snapshot.shape.port())
        .encrypted(snapshot.isEncrypted)
        .kmsKeyId(snapshot.isEncrypted ? key(snapshot.arn.split(":")[4], snapshot.region) : null)
        .tagList(databases.tags.of(snapshot.arn))
        .build();
  }

  /** The account's own key for RDS in a region. */
  private static String key(String account, String region) {
    String id = Cluster.token("key" + account + region).toLowerCase(Locale.ROOT);
    return "arn:aws:kms:%s:%s:key/%s".formatted(region, account, id);
  }
}
