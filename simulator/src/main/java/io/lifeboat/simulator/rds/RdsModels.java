package io.lifeboat.simulator.rds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.FailoverState;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** The state of clusters in the words of the SDK's model classes. */
final class RdsModels {
  private static final Duration GROUP_CHANGE = Duration.ofSeconds(5);
  private final AuroraEstate aurora;

  RdsModels(AuroraEstate aurora) {
    this.aurora = aurora;
  }

  GlobalCluster global(Global global) {
    GlobalCluster.Builder model =
        GlobalCluster.builder()
            .globalClusterIdentifier(global.spec.id())
            .globalClusterResourceId(
                "cluster-" + Cluster.token(global.arn).toLowerCase(Locale.ROOT).substring(0, 16))
            .globalClusterArn(global.arn)
            .status(global.status)
            .engine(global.spec.engine())
            .engineVersion(global.spec.version())
            .storageEncrypted(true)
            .deletionProtection(false)
            .endpoint(Endpoints.of(global))
            .tagList(aurora.tags.of(global.arn))
            .globalClusterMembers(global.members.stream().map(c -> member(global, c)).toList());
    if (global.isMoving()) {
      model.failoverState(
          FailoverState.builder()
              .status(global.move.status)
              .fromDbClusterArn(global.move.from.arn)
              .toDbClusterArn(global.move.to.arn)
              .isDataLossAllowed(global.move.dataLossAllowed)
              .build());
    }
    return model.build();
  }

  private GlobalClusterMember member(Global global, Cluster cluster) {
    boolean isWriter = cluster == global.writer;
    List<String> readers =
        isWriter
            ? global.members.stream().filter(c -> c != cluster).map(c -> c.arn).toList()
            : List.of();
    return GlobalClusterMember.builder()
        .dbClusterArn(cluster.arn)
        .isWriter(isWriter)
        .readers(readers)
        .globalWriteForwardingStatus(isWriter ? "unknown" : "disabled")
        .synchronizationStatus(
            cluster.isOldPrimary || cluster.status.equals("creating")
                ? "pending-resync"
                : "connected")
        .build();
  }

  DBCluster cluster(Cluster cluster) {
    return DBCluster.builder()
        .dbClusterIdentifier(cluster.id)
        .dbClusterArn(cluster.arn)
        .dbClusterResourceId(cluster.resourceId)
        .status(status(cluster))
        .engine(cluster.shape.engine())
        .engineVersion(cluster.version)
        .engineMode("provisioned")
        .dbSubnetGroup(cluster.shape.subnetGroup())
        .dbClusterParameterGroup(cluster.shape.parameterGroup())
        .backupRetentionPeriod(DailySnapshots.RETENTION_DAYS)
        .latestRestorableTime(aurora.estate.now())
        .endpoint(Endpoints.writer(cluster))
        .readerEndpoint(Endpoints.reader(cluster))
        .port(cluster.shape.port())
        .multiAZ(cluster.instances.size() > 1)
        .availabilityZones(cluster.zone(0), cluster.zone(1), cluster.zone(2))
        .storageEncrypted(true)
        .clusterCreateTime(cluster.created)
        .replicationSourceIdentifier(cluster.source)
        .globalClusterIdentifier(aurora.globalOf(cluster).map(g -> g.spec.id()).orElse(null))
        .globalWriteForwardingStatus(cluster.source == null ? null : "disabled")
        .dbClusterMembers(cluster.instances.stream().map(i -> member(cluster, i)).toList())
        .vpcSecurityGroups(groups(cluster))
        .deletionProtection(cluster.isProtected)
        .httpEndpointEnabled(cluster.hasHttpEndpoint)
        .tagList(aurora.tags.of(cluster.arn))
        .build();
  }

  private String status(Cluster cluster) {
    return aurora
        .globalOf(cluster)
        .filter(g -> g.isMoving() && cluster.status.equals("available"))
        .filter(g -> g.move.to == cluster || (g.move.from == cluster && !g.move.dataLossAllowed))
        .map(g -> g.move.dataLossAllowed ? "promoting" : "switching-over")
        .orElse(cluster.status);
  }

  private static DBClusterMember member(Cluster cluster, Instance instance) {
    Optional<Instance> first = cluster.instances.stream().filter(Instance::isAvailable).findFirst();
    return DBClusterMember.builder()
        .dbInstanceIdentifier(instance.id)
        .isClusterWriter(first.filter(i -> i == instance).isPresent())
        .dbClusterParameterGroupStatus("in-sync")
        .promotionTier(instance.promotionTier)
        .build();
  }

  private List<VpcSecurityGroupMembership> groups(Cluster cluster) {
    Instant active = cluster.securityGroupsSince.plus(aurora.estate.clock().real(GROUP_CHANGE));
    String status = aurora.estate.now().isBefore(active) ? "adding" : "active";
    return cluster.securityGroups.stream()
        .map(g -> VpcSecurityGroupMembership.builder().vpcSecurityGroupId(g).status(status).build())
        .toList();
  }

  DBInstance instance(Cluster cluster, Instance instance) {
    boolean showsCluster = instance.isAvailable() && !cluster.isAvailable();
    return DBInstance.builder()
        .dbInstanceIdentifier(instance.id)
        .dbInstanceArn(instance.arn)
        .dbClusterIdentifier(cluster.id)
        .dbInstanceStatus(showsCluster ? cluster.status : instance.status)
        .dbInstanceClass(instance.instanceClass)
        .engine(cluster.shape.engine())
        .engineVersion(cluster.version)
        .availabilityZone(instance.zone)
        .dbSubnetGroup(
            DBSubnetGroup.builder().dbSubnetGroupName(cluster.shape.subnetGroup()).build())
        .instanceCreateTime(instance.created)
        .vpcSecurityGroups(groups(cluster))
        .promotionTier(instance.promotionTier)
        .publiclyAccessible(false)
        .storageEncrypted(true)
        .tagList(aurora.tags.of(instance.arn))
        .build();
  }

  DBClusterSnapshot snapshot(Snapshot snapshot) {
    return DBClusterSnapshot.builder()
        .dbClusterSnapshotIdentifier(snapshot.id)
        .dbClusterSnapshotArn(snapshot.arn)
        .dbClusterIdentifier(snapshot.cluster)
        .snapshotType(snapshot.isManual ? "manual" : "automated")
        .status(snapshot.status)
        .percentProgress(snapshot.isAvailable() ? 100 : 0)
        .snapshotCreateTime(snapshot.at)
        .engine(snapshot.shape.engine())
        .engineVersion(snapshot.shape.version())
        .port(snapshot.shape.port())
        .storageEncrypted(true)
        .tagList(aurora.tags.of(snapshot.arn))
        .build();
  }

  static Event event(RdsEvents.Told told) {
    return Event.builder()
        .sourceIdentifier(told.id())
        .sourceType(told.type())
        .sourceArn(told.arn())
        .date(told.at())
        .eventCategories(told.category())
        .message(told.message())
        .build();
  }
}
