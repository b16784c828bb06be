package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.rds.model.FailoverDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RdsException;

/** How a reader of a cluster becomes its writer. */
final class ClusterFailover {
  private static final Spread TAKES = Spread.seconds(20, 35);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private final Region region;
  private final AuroraEstate aurora;

  ClusterFailover(Region region) {
    this.region = region;
    this.aurora = region.aurora();
  }

  Cluster begin(FailoverDbClusterRequest request) {
    Only.members(
        request, RdsException.builder(), "DBClusterIdentifier", "TargetDBInstanceIdentifier");
    Cluster cluster = region.cluster(request.dbClusterIdentifier());
    if (!cluster.isAvailable()) {
      throw RdsFaults.clusterState(cluster.id + " is in state " + cluster.status);
    }
    if (cluster.source != null) {
      throw RdsFaults.clusterState(cluster.id + " is a secondary cluster");
    }
    Instance target = target(cluster, request.targetDBInstanceIdentifier());
    cluster.status = "failing-over";
    aurora.events.tell(cluster, "failover", "Started failover to DB instance: " + target.id);
    aurora.estate.after(
        aurora.estate.roll("failover " + cluster.id, TAKES), () -> end(cluster, target));
    region.mutated(
        "FailoverDBCluster", cluster.id, true, cluster.id + " began to fail over to " + target.id);
    return cluster;
  }

  private static Instance target(Cluster cluster, String wanted) {
    List<Instance> running = cluster.instances.stream().filter(Instance::isAvailable).toList();
    return running.stream()
        .skip(1)
        .filter(reader -> wanted == null || reader.id.equals(wanted))
        .min(Comparator.comparingInt(reader -> reader.promotionTier))
        .orElseThrow(
            () -> RdsFaults.clusterState(cluster.id + " has no reader that could take over"));
  }

  /** The first instance that runs is the writer. */
  private void end(Cluster cluster, Instance target) {
    if (aurora.estate.faults().isGone(cluster.region)) {
      aurora.estate.after(LOOK_AGAIN, () -> end(cluster, target));
      return;
    }
    cluster.instances.remove(target);
    cluster.instances.add(0, target);
    cluster.status = "available";
    aurora.events.tell(cluster, "failover", "Completed failover to DB instance: " + target.id);
    region.happened("failed over", cluster.id, target.id + " writes in " + cluster.id);
  }
}
