package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Spread;
import io.lifeboat.simulator.rds.DatabaseSnapshot.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.Tag;

/** Snapshots of instances outside clusters that callers make, copy, delete and look at. */
final class DatabaseSnapshots {
  private static final Spread TAKES = Spread.seconds(60, 180);
  private static final Spread COPY_ACROSS = Spread.seconds(240, 480);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private final Region region;
  private final DatabaseEstate databases;

  DatabaseSnapshots(Region region) {
    this.region = region;
    this.databases = region.databaseEstate();
  }

  List<DatabaseSnapshot> find(DescribeDbSnapshotsRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "DBInstanceIdentifier",
        "DBSnapshotIdentifier",
        "SnapshotType",
        "MaxRecords",
        "Marker");
    if (request.dbSnapshotIdentifier() != null) {
      return List.of(region.databaseSnapshot(request.dbSnapshotIdentifier()));
    }
    String type = request.snapshotType();
    String of = request.dbInstanceIdentifier();
    return databases.snapshots.stream()
        .filter(s -> s.region.equals(region.name()))
        .filter(s -> type == null || type.equals(s.type.name().toLowerCase(Locale.ROOT)))
        .filter(s -> of == null || s.database.equalsIgnoreCase(of))
        .toList();
  }

  DatabaseSnapshot create(CreateDbSnapshotRequest request) {
    Only.members(
        request, RdsException.builder(), "DBInstanceIdentifier", "DBSnapshotIdentifier", "Tags");
    String id = region.newDatabaseSnapshot("DBSnapshotIdentifier", request.dbSnapshotIdentifier());
    Database database = region.databaseOnly(request.dbInstanceIdentifier());
    Tags.check(request.tags());
    DatabaseSnapshot made = keep(id, database, request.tags());
    region.mutated("CreateDBSnapshot", id, true, id + " of " + database.id + " began");
    return made;
  }

  /** Begins a snapshot by hand of an instance that is there. */
  DatabaseSnapshot keep(String id, Database database, List<Tag> tags) {
    if (!database.isAvailable()) {
      throw RdsFaults.instanceState(
          "Cannot create a snapshot because the database instance %s is not currently in the available state."
              .formatted(database.id));
    }
    DatabaseSnapshot made = DatabaseSnapshot.of(database, id, Type.MANUAL, databases.estate.now());
    begin(made, TAKES, tags);
    databases.tell(v -> v.kept(database.resourceId(), made.arn));
    return made;
  }

  private void begin(DatabaseSnapshot snapshot, Spread takes, List<Tag> tags) {
    snapshot.status = "creating";
    databases.snapshots.add(snapshot);
    databases.tags.add(snapshot.arn, tags);
    databases.estate.after(
        databases.estate.roll("snapshot of " + snapshot.database, takes), () -> end(snapshot));
  }

  /** What copies from another region needs that region too. */
  private void end(DatabaseSnapshot snapshot) {
    boolean sourceIsGone =
        snapshot.source != null && databases.estate.faults().isGone(snapshot.source.split(":")[3]);
    if (sourceIsGone || databases.estate.faults().isGone(snapshot.region)) {
      databases.estate.after(LOOK_AGAIN, () -> end(snapshot));
      return;
    }
    snapshot.status = "available";
  }

  DatabaseSnapshot copy(CopyDbSnapshotRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "SourceDBSnapshotIdentifier",
        "TargetDBSnapshotIdentifier",
        "KmsKeyId",
        "CopyTags",
        "SourceRegion",
        "PreSignedUrl",
        "Tags");
    String id =
        region.newDatabaseSnapshot(
            "TargetDBSnapshotIdentifier", request.targetDBSnapshotIdentifier());
    DatabaseSnapshot from =
        source(Region.required("SourceDBSnapshotIdentifier", request.sourceDBSnapshotIdentifier()));
    boolean isAcross = !from.region.equals(region.name());
    check(from, isAcross, request);
    List<Tag> tags = new ArrayList<>(request.tags());
    if (tags.isEmpty() && Boolean.TRUE.equals(request.copyTags())) {
      tags.addAll(databases.tags.of(from.arn));
    }
    Tags.check(tags);
    DatabaseSnapshot copy =
        from.copy(
            id,
            region.name(),
            Type.MANUAL,
            from.isEncrypted || request.kmsKeyId() != null,
            databases.estate.now());
    begin(copy, isAcross ? COPY_ACROSS : TAKES, tags);
    databases.tell(v -> v.copied(from.arn, copy.arn));
    region.mutated(
        "CopyDBSnapshot",
        id,
        true,
        "%s began as a copy of %s in %s".formatted(id, from.id, from.region));
    return copy;
  }

  private static void check(
      DatabaseSnapshot from, boolean isAcross, CopyDbSnapshotRequest request) {
    if (!from.isAvailable()) {
      throw RdsFaults.databaseSnapshotState(from.id + " is in state " + from.status);
    }
    if (isAcross && from.isEncrypted && request.kmsKeyId() == null) {
      throw RdsFaults.parameter(
          "Must specify new KMS key for cross region encrypted snapshot copy.");
    }
    boolean isSigned = request.preSignedUrl() != null || request.sourceRegion() != null;
    if (isAcross && from.isEncrypted && !isSigned) {
      throw RdsFaults.parameter("PreSignedUrl could not be authenticated");
    }
  }

  /** Another region's only by its ARN, and only while that region answers. */
  private DatabaseSnapshot source(String idOrArn) {
    if (!idOrArn.startsWith("arn:") || idOrArn.split(":", 7)[3].equals(region.name())) {
      return region.databaseSnapshot(idOrArn);
    }
    String other = idOrArn.split(":", 7)[3];
    if (databases.estate.faults().controlPlane(other).isPresent()) {
      throw RdsFaults.ill(other + " does not answer");
    }
    return new Region(region.aurora(), other).databaseSnapshot(idOrArn);
  }

  DatabaseSnapshot delete(DeleteDbSnapshotRequest request) {
    DatabaseSnapshot snapshot =
        region.databaseSnapshot(
            Region.required("DBSnapshotIdentifier", request.dbSnapshotIdentifier()));
    if (snapshot.type != Type.MANUAL) {
      throw RdsFaults.databaseSnapshotState("Only manual snapshots may be deleted.");
    }
    if (!snapshot.isAvailable()) {
      throw RdsFaults.databaseSnapshotState(snapshot.id + " is in state " + snapshot.status);
    }
    databases.snapshots.remove(snapshot);
    databases.tags.forget(snapshot.arn);
    snapshot.status = "deleted";
    region.mutated("DeleteDBSnapshot", snapshot.id, true, snapshot.id + " was deleted");
    return snapshot;
  }
}
