package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Pages;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;

/** The snapshots of a DB instance, in its own region and, copied, in others. */
record Snapshots(AwsClients aws, Watch watch) {
  static final String DESCRIBE = "rds:DescribeDBSnapshots";

  /**
   * A snapshot that can be restored.
   *
   * @param region where it is
   * @param remark what could not be seen; empty when everything was
   */
  record Found(DBSnapshot snapshot, Region region, String remark) {
    String id() {
      return snapshot.dbSnapshotIdentifier();
    }

    Instant takenAt() {
      return Snapshots.takenAt(snapshot);
    }
  }

  /** Of the moment whose data it holds: a copy is younger than that. */
  static Instant takenAt(DBSnapshot snapshot) {
    return Optional.ofNullable(snapshot.originalSnapshotCreateTime())
        .or(() -> Optional.ofNullable(snapshot.snapshotCreateTime()))
        .orElse(Instant.EPOCH);
  }

  /**
   * The latest available snapshot of an instance, or the one named; of equally old ones that in
   * {@code to}. A silent {@code from} is done without.
   */
  Optional<Found> choose(Region from, Region to, String source, Optional<String> named) {
    List<Found> found = new ArrayList<>(of(to, source, ""));
    String remark = "";
    if (!from.equals(to)) {
      try {
        found.addAll(0, of(from, source, ""));
      } catch (RegionUnreachable silent) {
        remark = "; %s does not answer, so a later snapshot there is not seen".formatted(from);
      }
    }
    String unseen = remark;
    return found.stream()
        .filter(each -> named.isEmpty() || isNamed(each.snapshot(), named.get()))
        .filter(each -> "available".equals(each.snapshot().status()))
        .reduce((one, other) -> other.takenAt().isBefore(one.takenAt()) ? one : other)
        .map(each -> new Found(each.snapshot(), each.region(), unseen));
  }

  private static boolean isNamed(DBSnapshot snapshot, String name) {
    return name.equals(snapshot.dbSnapshotIdentifier())
        || name.equals(snapshot.dbSnapshotArn())
        || name.equals(snapshot.sourceDBSnapshotIdentifier());
  }

  private List<Found> of(Region region, String source, String remark) {
    return Pages.of(marker -> page(region, source, marker), DescribeDbSnapshotsResponse::marker)
        .flatMap(page -> page.dbSnapshots().stream())
        .filter(snapshot -> source.equals(snapshot.dbInstanceIdentifier()))
        .sorted(Comparator.comparing(Snapshots::takenAt))
        .map(snapshot -> new Found(snapshot, region, remark))
        .toList();
  }

  private DescribeDbSnapshotsResponse page(Region region, String source, String marker) {
    return new AwsCall(DESCRIBE, region, watch)
        .answer(
            () ->
                aws.rds(region)
                    .describeDBSnapshots(
                        request -> request.dbInstanceIdentifier(source).marker(marker)));
  }

  Optional<DBSnapshot> read(Region region, String id) {
    return new AwsCall(DESCRIBE, region, watch)
        .answer(
            () -> {
              try {
                return aws
                    .rds(region)
                    .describeDBSnapshots(request -> request.dbSnapshotIdentifier(id))
                    .dbSnapshots()
                    .stream()
                    .filter(found -> id.equals(found.dbSnapshotIdentifier()))
                    .findFirst();
              } catch (DbSnapshotNotFoundException none) {
                return Optional.<DBSnapshot>empty();
              }
            });
  }
}
