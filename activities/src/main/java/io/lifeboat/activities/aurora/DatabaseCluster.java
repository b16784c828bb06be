package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Pages;
import io.lifeboat.activities.rds.Guarded;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** One regional cluster of a global database, as its own region describes it. */
record DatabaseCluster(DBCluster cluster) implements Guarded {
  static final String DESCRIBE = "rds:DescribeDBClusters";

  /** Statuses in which a cluster cannot take the writer's role, and will not by itself. */
  private static final Set<String> UNFIT =
      Set.of(
          "creating",
          "deleting",
          "failed",
          "inaccessible-encryption-credentials",
          "inaccessible-encryption-credentials-recoverable",
          "incompatible-network",
          "migration-failed",
          "stopped",
          "stopping");

  static Optional<DatabaseCluster> read(
      AwsClients aws, Region region, ClusterArn arn, Watch watch) {
    return read(aws, region, arn.id(), watch);
  }

  static Optional<DatabaseCluster> read(AwsClients aws, Region region, String id, Watch watch) {
    return new AwsCall(DESCRIBE, region, watch)
        .answer(
            () -> {
              try {
                return aws
                    .rds(region)
                    .describeDBClusters(request -> request.dbClusterIdentifier(id))
                    .dbClusters()
                    .stream()
                    .filter(found -> id.equals(found.dbClusterIdentifier()))
                    .findFirst()
                    .map(DatabaseCluster::new);
              } catch (DbClusterNotFoundException none) {
                return Optional.<DatabaseCluster>empty();
              }
            });
  }

  /** All clusters of a region. */
  static List<DatabaseCluster> all(AwsClients aws, Region region, Watch watch) {
    AwsCall call = new AwsCall(DESCRIBE, region, watch);
    return Pages.of(
            marker ->
                call.answer(
                    () -> aws.rds(region).describeDBClusters(request -> request.marker(marker))),
            DescribeDbClustersResponse::marker)
        .flatMap(page -> page.dbClusters().stream())
        .filter(found -> found.dbClusterIdentifier() != null)
        .map(DatabaseCluster::new)
        .toList();
  }

  @Override
  public String id() {
    return cluster.dbClusterIdentifier();
  }

  @Override
  public String arn() {
    return cluster.dbClusterArn();
  }

  @Override
  public List<VpcSecurityGroupMembership> memberships() {
    return cluster.vpcSecurityGroups();
  }

  @Override
  public List<Tag> tags() {
    return cluster.tagList();
  }

  List<String> instanceIds() {
    return cluster.dbClusterMembers().stream()
        .map(DBClusterMember::dbInstanceIdentifier)
        .filter(Objects::nonNull)
        .toList();
  }

  String status() {
    return cluster.status() == null ? "unknown" : cluster.status();
  }

  boolean isAvailable() {
    return status().equals("available");
  }

  boolean isFit() {
    return !UNFIT.contains(status());
  }

  boolean hasInstances() {
    return !cluster.dbClusterMembers().isEmpty();
  }

  Optional<String> writerInstance() {
    return cluster.dbClusterMembers().stream()
        .filter(member -> Boolean.TRUE.equals(member.isClusterWriter()))
        .map(DBClusterMember::dbInstanceIdentifier)
        .findFirst();
  }

  String engineVersion() {
    return cluster.engineVersion() == null ? "" : cluster.engineVersion();
  }
}
