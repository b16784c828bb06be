package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RdsException;

/** How a cluster goes: only alone and without instances that stay. */
final class Deletions {
  private static final Spread TAKES = Spread.seconds(60, 120);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private final Region region;
  private final AuroraEstate aurora;

  Deletions(Region region) {
    this.region = region;
    this.aurora = region.aurora();
  }

  Cluster delete(DeleteDbClusterRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "DBClusterIdentifier",
        "SkipFinalSnapshot",
        "FinalDBSnapshotIdentifier",
        "DeleteAutomatedBackups");
    Cluster cluster = region.cluster(request.dbClusterIdentifier());
    checkState(cluster);
    checkMembership(cluster);
    Optional<String> last = finalSnapshot(request);
    last.ifPresent(id -> new Snapshots(region).keep(id, cluster));
    cluster.status = "deleting";
    aurora.estate.after(
        aurora.estate.roll("delete " + cluster.id, TAKES), () -> end(cluster, request));
    region.mutated("DeleteDBCluster", cluster.id, true, cluster.id + " began to be deleted");
    return cluster;
  }

  private static void checkState(Cluster cluster) {
    if (cluster.isProtected) {
      throw RdsFaults.combination(
          "Cannot delete protected Cluster, please disable deletion protection and try again.");
    }
    if (!cluster.isAvailable()) {
      throw RdsFaults.clusterState("DB cluster " + cluster.id + " is in state " + cluster.status);
    }
    if (cluster.instances.stream().anyMatch(i -> !i.isDeleting())) {
      throw RdsFaults.clusterState(
          "Cluster cannot be deleted, it still contains DB instances in non-deleting state.");
    }
  }

  private void checkMembership(Cluster cluster) {
    Optional<Global> global = aurora.globalOf(cluster);
    if (global.filter(g -> g.writer == cluster && g.members.size() > 1).isPresent()) {
      throw RdsFaults.globalState(
          "Unable to delete cluster that is a primary member of global cluster while there are"
              + " other global cluster members");
    }
    if (global.isPresent()) {
      throw RdsFaults.clusterState(
          "This cluster is a part of a global cluster, please remove it from globalcluster first");
    }
  }

  private Optional<String> finalSnapshot(DeleteDbClusterRequest request) {
    boolean skip = Boolean.TRUE.equals(request.skipFinalSnapshot());
    String id = request.finalDBSnapshotIdentifier();
    if (skip == (id != null)) {
      throw RdsFaults.combination(
          skip
              ? "FinalDBSnapshotIdentifier cannot be specified when SkipFinalSnapshot is"
              : "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
    }
    return Optional.ofNullable(id).map(i -> region.newSnapshot("FinalDBSnapshotIdentifier", i));
  }

  private void end(Cluster cluster, DeleteDbClusterRequest request) {
    if (!cluster.instances.isEmpty()) {
      aurora.estate.after(LOOK_AGAIN, () -> end(cluster, request));
      return;
    }
    aurora.clusters.remove(cluster);
    aurora.tags.forget(cluster.arn);
    aurora.tell(v -> v.deleted(cluster.arn));
    if (!Boolean.FALSE.equals(request.deleteAutomatedBackups())) {
      List.copyOf(aurora.snapshots).stream()
          .filter(
              s -> !s.isManual && s.region.equals(region.name()) && s.cluster.equals(cluster.id))
          .forEach(aurora::forget);
    }
    region.happened("deleted", cluster.id, cluster.id + " is gone");
  }
}
