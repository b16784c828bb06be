package io.lifeboat.simulator.rds;

import software.amazon.awssdk.services.rds.model.RemoveFromGlobalClusterRequest;

/** How a cluster leaves its global cluster and stands alone, with its own writer. */
final class Detachment {
  private final Region region;
  private final AuroraEstate aurora;

  Detachment(Region region) {
    this.region = region;
    this.aurora = region.aurora();
  }

  Global detach(RemoveFromGlobalClusterRequest request) {
    String id = Region.required("GlobalClusterIdentifier", request.globalClusterIdentifier());
    Global global = aurora.global(id).orElseThrow(() -> RdsFaults.noGlobalCluster(id));
    String arn = Region.required("DbClusterIdentifier", request.dbClusterIdentifier());
    Cluster cluster = global.member(arn).orElseThrow(() -> RdsFaults.noCluster(arn));
    check(global, cluster);
    aurora.replication.end(cluster);
    global.members.remove(cluster);
    cluster.source = null;
    cluster.isOldPrimary = false;
    aurora.tell(v -> v.detached(cluster.arn));
    region.mutated(
        "RemoveFromGlobalCluster",
        cluster.id,
        true,
        cluster.id + " left " + global.spec.id() + " and stands alone");
    return global;
  }

  private static void check(Global global, Cluster cluster) {
    if (global.isMoving()) {
      throw RdsFaults.globalState(
          "Global cluster " + global.spec.id() + " is in state " + global.status);
    }
    if (cluster == global.writer && global.members.size() > 1) {
      throw RdsFaults.globalState(
          "The primary cluster " + cluster.id + " cannot leave while there are secondaries");
    }
    if (!cluster.isAvailable()) {
      throw RdsFaults.clusterState(cluster.id + " is in state " + cluster.status);
    }
  }
}
