package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Only;
import java.util.List;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RdsException;

/** What can be changed of a cluster that is there. */
final class Modifications {
  private static final String MODIFY = "ModifyDBCluster";

  private final Region region;
  private final AuroraEstate aurora;

  Modifications(Region region) {
    this.region = region;
    this.aurora = region.aurora();
  }

  Cluster modify(ModifyDbClusterRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "DBClusterIdentifier",
        "VpcSecurityGroupIds",
        "DeletionProtection",
        "EnableHttpEndpoint",
        "ApplyImmediately");
    Cluster cluster = available(request.dbClusterIdentifier());
    if (request.hasVpcSecurityGroupIds()) {
      changeGroups(cluster, region.securityGroups(request.vpcSecurityGroupIds()));
    }
    if (request.deletionProtection() != null) {
      protect(cluster, request.deletionProtection());
    }
    if (request.enableHttpEndpoint() != null) {
      changeHttpEndpoint(MODIFY, cluster, request.enableHttpEndpoint());
    }
    return cluster;
  }

  private Cluster available(String id) {
    Cluster cluster = region.cluster(id);
    if (!cluster.isAvailable()) {
      throw RdsFaults.clusterState(cluster.id + " is in state " + cluster.status);
    }
    return cluster;
  }

  private void changeGroups(Cluster cluster, List<String> groups) {
    boolean changed = !cluster.securityGroups.equals(groups);
    if (changed) {
      cluster.securityGroupsSince = aurora.estate.now();
    }
    cluster.securityGroups = groups;
    region.mutated(
        MODIFY,
        cluster.id,
        changed,
        "security groups of " + cluster.id + (changed ? " became " : " stay ") + groups);
  }

  private void protect(Cluster cluster, boolean isProtected) {
    boolean changed = cluster.isProtected != isProtected;
    cluster.isProtected = isProtected;
    String what = isProtected ? " is protected from deletion" : " may be deleted";
    region.mutated(MODIFY, cluster.id, changed, cluster.id + what);
  }

  Cluster httpEndpoint(String arn, boolean isOn) {
    Cluster cluster = available(Region.required("ResourceArn", arn));
    String operation = isOn ? "EnableHttpEndpoint" : "DisableHttpEndpoint";
    changeHttpEndpoint(operation, cluster, isOn);
    return cluster;
  }

  private void changeHttpEndpoint(String operation, Cluster cluster, boolean isOn) {
    boolean changed = cluster.hasHttpEndpoint != isOn;
    cluster.hasHttpEndpoint = isOn;
    region.mutated(
        operation,
        cluster.id,
        changed,
        "the Data API of %s is %s".formatted(cluster.id, isOn ? "on" : "off"));
  }
}
