package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Where;
import software.amazon.awssdk.services.rds.model.FailoverGlobalClusterRequest;

/** The rules by which RDS takes or refuses a failover or switchover of a global cluster. */
final class GlobalMoves {
  private final AuroraEstate aurora;
  private final String region;

  GlobalMoves(AuroraEstate aurora, String region) {
    this.aurora = aurora;
    this.region = region;
  }

  Global failover(FailoverGlobalClusterRequest request) {
    boolean dataLoss = Boolean.TRUE.equals(request.allowDataLoss());
    if (dataLoss && Boolean.TRUE.equals(request.switchover())) {
      throw RdsFaults.combination("AllowDataLoss and Switchover cannot be specified together");
    }
    return failover(
        request.globalClusterIdentifier(), request.targetDbClusterIdentifier(), dataLoss);
  }

  private Global failover(String globalId, String target, boolean dataLossAllowed) {
    Global global = global(globalId);
    Cluster to = target(global, target);
    if (!to.region.equals(region) && dataLossAllowed) {
      throw RdsFaults.parameter(
          "A failover is asked of the region of its target, %s, not of %s"
              .formatted(to.region, region));
    }
    checkState(global, to);
    if (!dataLossAllowed) {
      checkPrimary(global);
    }
    begin(global, to, dataLossAllowed, "FailoverGlobalCluster");
    return global;
  }

  Global switchover(String globalId, String target) {
    Global global = global(globalId);
    Cluster to = target(global, target);
    if (!global.writer.region.equals(region)) {
      throw RdsFaults.parameter(
          "A switchover is asked of the primary's region, %s, not of %s"
              .formatted(global.writer.region, region));
    }
    checkState(global, to);
    checkPrimary(global);
    begin(global, to, false, "SwitchoverGlobalCluster");
    return global;
  }

  private void begin(Global global, Cluster to, boolean dataLossAllowed, String operation) {
    aurora.roles.begin(global, to, dataLossAllowed);
    String how = dataLossAllowed ? "failover, data loss allowed," : "switchover";
    aurora.estate.mutated(
        new Where(region, "rds", operation, global.spec.id()),
        true,
        "%s of %s from %s to %s began".formatted(how, global.spec.id(), global.writer.id, to.id));
  }

  private Global global(String id) {
    if (id == null) {
      throw RdsFaults.missing("GlobalClusterIdentifier");
    }
    return aurora.global(id).orElseThrow(() -> RdsFaults.noGlobalCluster(id));
  }

  private static Cluster target(Global global, String target) {
    if (target == null) {
      throw RdsFaults.missing("TargetDbClusterIdentifier");
    }
    if (!target.startsWith("arn:")) {
      throw RdsFaults.parameter("TargetDbClusterIdentifier must be an ARN, not " + target);
    }
    return global.member(target).orElseThrow(() -> RdsFaults.noCluster(target));
  }

  private void checkState(Global global, Cluster to) {
    if (global.isMoving()) {
      throw RdsFaults.globalState(
          "Global cluster " + global.spec.id() + " is in state " + global.status);
    }
    if (to == global.writer) {
      throw RdsFaults.clusterState(to.id + " is the primary cluster already");
    }
    if (to.isHeadless()) {
      throw RdsFaults.clusterState(to.id + " has no DB instances and cannot be promoted");
    }
    if (!to.status.equals("available") || to.isOldPrimary) {
      throw RdsFaults.clusterState(to.id + " is not in sync: " + to.status);
    }
    if (!to.version.equals(global.writer.version)) {
      throw RdsFaults.clusterState(
          "%s runs engine version %s, the primary %s"
              .formatted(to.id, to.version, global.writer.version));
    }
  }

  private void checkPrimary(Global global) {
    if (aurora.estate.faults().isGone(global.writer.region)) {
      throw RdsFaults.globalState(
          "The primary cluster %s is not healthy: a switchover is not possible"
              .formatted(global.writer.id));
    }
  }
}
