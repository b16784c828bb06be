package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Spread;
import java.util.List;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;

/** New stand-alone clusters that hold what another cluster or a snapshot holds. */
final class Restores {
  private static final Spread CLONE = Spread.seconds(60, 120);
  private static final Spread COPY = Spread.seconds(240, 480);

  private final Region region;
  private final AuroraEstate aurora;

  Restores(Region region) {
    this.region = region;
    this.aurora = region.aurora();
  }

  Cluster toPointInTime(RestoreDbClusterToPointInTimeRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "DBClusterIdentifier",
        "SourceDBClusterIdentifier",
        "RestoreType",
        "UseLatestRestorableTime",
        "VpcSecurityGroupIds",
        "DBSubnetGroupName",
        "DBClusterParameterGroupName",
        "Port",
        "DeletionProtection",
        "Tags");
    String id = region.newCluster(request.dbClusterIdentifier());
    boolean isClone = isClone(request.restoreType());
    if (!Boolean.TRUE.equals(request.useLatestRestorableTime())) {
      throw RdsFaults.combination("Either RestoreToTime or UseLatestRestorableTime is required");
    }
    Cluster source =
        region.cluster(
            Region.required("SourceDBClusterIdentifier", request.sourceDBClusterIdentifier()));
    if (!source.isAvailable()) {
      throw RdsFaults.clusterState("Source cluster " + source.id + " is in state " + source.status);
    }
    Shape shape =
        region.shape(
            source.shape,
            request.dbSubnetGroupName(),
            request.dbClusterParameterGroupName(),
            request.port());
    Tags.check(request.tags());
    Cluster made = make(id, shape, request.vpcSecurityGroupIds(), request.deletionProtection());
    aurora.births.begin(made, request.tags(), isClone ? CLONE : COPY, () -> {});
    aurora.tell(v -> v.cloned(source.arn, made.arn));
    region.mutated(
        "RestoreDBClusterToPointInTime",
        id,
        true,
        "%s began as a %s of %s".formatted(id, isClone ? "clone" : "copy", source.id));
    return made;
  }

  private static boolean isClone(String type) {
    if (type == null || type.equals("full-copy")) {
      return false;
    }
    if (!type.equals("copy-on-write")) {
      throw RdsFaults.parameter("Invalid restore type: " + type);
    }
    return true;
  }

  Cluster fromSnapshot(RestoreDbClusterFromSnapshotRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "DBClusterIdentifier",
        "SnapshotIdentifier",
        "Engine",
        "EngineVersion",
        "AvailabilityZones",
        "VpcSecurityGroupIds",
        "DBSubnetGroupName",
        "DBClusterParameterGroupName",
        "Port",
        "DeletionProtection",
        "Tags");
    String id = region.newCluster(request.dbClusterIdentifier());
    Snapshot snapshot =
        region.snapshot(Region.required("SnapshotIdentifier", request.snapshotIdentifier()));
    if (!snapshot.isAvailable()) {
      throw RdsFaults.snapshotState(snapshot.id + " is in state " + snapshot.status);
    }
    checkEngine(snapshot, request);
    Shape shape =
        region.shape(
            snapshot.shape,
            request.dbSubnetGroupName(),
            request.dbClusterParameterGroupName(),
            request.port());
    Tags.check(request.tags());
    Cluster made = make(id, shape, request.vpcSecurityGroupIds(), request.deletionProtection());
    aurora.births.begin(made, request.tags(), COPY, () -> {});
    aurora.tell(v -> v.restored(snapshot.arn, made.arn));
    region.mutated(
        "RestoreDBClusterFromSnapshot", id, true, id + " began to be restored from " + snapshot.id);
    return made;
  }

  private static void checkEngine(Snapshot snapshot, RestoreDbClusterFromSnapshotRequest request) {
    String engine = Region.required("Engine", request.engine());
    if (!engine.equals(snapshot.shape.engine())) {
      throw RdsFaults.parameter(
          "The snapshot is of engine %s, not %s".formatted(snapshot.shape.engine(), engine));
    }
    if (request.engineVersion() != null
        && !request.engineVersion().equals(snapshot.shape.version())) {
      throw RdsFaults.notSimulated("An upgrade while a cluster is restored");
    }
  }

  private Cluster make(String id, Shape shape, List<String> groups, Boolean isProtected) {
    Cluster made =
        new Cluster(
            aurora.estate.world().account(),
            region.name(),
            id,
            shape,
            region.securityGroups(groups),
            aurora.estate.now());
    made.isProtected = Boolean.TRUE.equals(isProtected);
    // No restoring call can switch it on.
    made.hasHttpEndpoint = false;
    return made;
  }
}
