package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Spread;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.Tag;

/** Snapshots of clusters that callers make, copy, delete and look at. */
final class Snapshots {
  private static final Spread TAKES = Spread.seconds(30, 90);

  private final Region region;
  private final AuroraEstate aurora;

  Snapshots(Region region) {
    this.region = region;
    this.aurora = region.aurora();
  }

  List<Snapshot> find(DescribeDbClusterSnapshotsRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "DBClusterIdentifier",
        "DBClusterSnapshotIdentifier",
        "SnapshotType",
        "MaxRecords",
        "Marker");
    String type = request.snapshotType();
    String cluster = request.dbClusterIdentifier();
    if (request.dbClusterSnapshotIdentifier() != null) {
      return List.of(region.snapshot(request.dbClusterSnapshotIdentifier()));
    }
    return aurora.snapshots.stream()
        .filter(s -> s.region.equals(region.name()))
        .filter(s -> type == null || type.equals(s.isManual ? "manual" : "automated"))
        .filter(s -> cluster == null || isOf(s, cluster))
        .toList();
  }

  private static boolean isOf(Snapshot snapshot, String idOrArn) {
    return snapshot.cluster.equalsIgnoreCase(idOrArn)
        || idOrArn.equals(
            snapshot.arn.replaceFirst(":cluster-snapshot:.*$", ":cluster:") + snapshot.cluster);
  }

  Snapshot create(CreateDbClusterSnapshotRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "DBClusterIdentifier",
        "DBClusterSnapshotIdentifier",
        "Tags");
    String id =
        region.newSnapshot("DBClusterSnapshotIdentifier", request.dbClusterSnapshotIdentifier());
    Cluster cluster = region.cluster(request.dbClusterIdentifier());
    Tags.check(request.tags());
    Snapshot kept = keep(id, cluster);
    aurora.tags.add(kept.arn, request.tags());
    region.mutated("CreateDBClusterSnapshot", id, true, id + " of " + cluster.id + " began");
    return kept;
  }

  /** Begins a snapshot by hand of a cluster that is there. */
  Snapshot keep(String id, Cluster cluster) {
    if (!cluster.isAvailable()) {
      throw RdsFaults.clusterState(
          "Can't create a snapshot because the database cluster %s isn't currently available"
              .formatted(cluster.id));
    }
    Snapshot kept = Snapshot.manual(id, cluster, aurora.estate.now());
    begin(kept);
    aurora.tell(v -> v.kept(cluster.arn, kept.arn));
    return kept;
  }

  private void begin(Snapshot snapshot) {
    snapshot.status = "creating";
    aurora.snapshots.add(snapshot);
    aurora.estate.after(
        aurora.estate.roll("snapshot " + snapshot.id, TAKES), () -> snapshot.status = "available");
  }

  Snapshot copy(CopyDbClusterSnapshotRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "SourceDBClusterSnapshotIdentifier",
        "TargetDBClusterSnapshotIdentifier",
        "CopyTags",
        "Tags");
    String id =
        region.newSnapshot(
            "TargetDBClusterSnapshotIdentifier", request.targetDBClusterSnapshotIdentifier());
    Snapshot from =
        region.snapshot(
            Region.required(
                "SourceDBClusterSnapshotIdentifier", request.sourceDBClusterSnapshotIdentifier()));
    if (!from.isAvailable()) {
      throw RdsFaults.snapshotState(from.id + " is in state " + from.status);
    }
    List<Tag> tags = new ArrayList<>(request.tags());
    if (tags.isEmpty() && Boolean.TRUE.equals(request.copyTags())) {
      tags.addAll(aurora.tags.of(from.arn));
    }
    Tags.check(tags);
    Snapshot copy = Snapshot.copy(id, from, aurora.estate.now());
    begin(copy);
    aurora.tags.add(copy.arn, tags);
    aurora.tell(v -> v.copied(from.arn, copy.arn));
    region.mutated("CopyDBClusterSnapshot", id, true, id + " began as a copy of " + from.id);
    return copy;
  }

  Snapshot delete(DeleteDbClusterSnapshotRequest request) {
    Snapshot snapshot =
        region.snapshot(
            Region.required("DBClusterSnapshotIdentifier", request.dbClusterSnapshotIdentifier()));
    if (!snapshot.isManual) {
      throw RdsFaults.snapshotState("Only manual snapshots may be deleted.");
    }
    if (!snapshot.isAvailable()) {
      throw RdsFaults.snapshotState(snapshot.id + " is in state " + snapshot.status);
    }
    aurora.forget(snapshot);
    snapshot.status = "deleted";
    region.mutated("DeleteDBClusterSnapshot", snapshot.id, true, snapshot.id + " was deleted");
    return snapshot;
  }
}
