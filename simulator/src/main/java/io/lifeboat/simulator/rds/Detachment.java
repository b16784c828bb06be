package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Where;

/** How a cluster leaves its global cluster and stands alone, with its own writer. */
final class Detachment {
  private final AuroraEstate aurora;

  Detachment(AuroraEstate aurora) {
    this.aurora = aurora;
  }

  void detach(Global global, Cluster cluster, String region) {
    if (global.isMoving()) {
      throw RdsFaults.globalState(
          "Global cluster " + global.spec.id() + " is in state " + global.status);
    }
    if (cluster == global.writer && global.members.size() > 1) {
      throw RdsFaults.globalState(
          "The primary cluster " + cluster.id + " cannot leave while there are secondaries");
    }
    aurora.replication.end(cluster);
    global.members.remove(cluster);
    cluster.source = null;
    cluster.isOldPrimary = false;
    aurora.tell(v -> v.detached(cluster.arn));
    aurora.estate.mutated(
        new Where(region, "rds", "RemoveFromGlobalCluster", cluster.id),
        true,
        cluster.id + " left " + global.spec.id() + " and stands alone");
  }
}
