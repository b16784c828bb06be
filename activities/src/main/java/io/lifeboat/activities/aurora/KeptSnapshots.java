package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Pages;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;

/**
 * The snapshots in which Aurora keeps what an old writer had not replicated: {@code
 * rds:unplanned-global-failover-<cluster>-<time>}. They are looked at only, never removed.
 *
 * <p>Source: Aurora user guide, "Performing managed failovers for Aurora global databases".
 */
record KeptSnapshots(AwsClients aws, Region region, Watch watch) {
  static final String DESCRIBE = "rds:DescribeDBClusterSnapshots";
  private static final String PREFIX = "rds:unplanned-global-failover-";

  /** Those of the clusters that {@code isOfInterest}, as sentences. */
  List<String> sentences(Predicate<String> isOfInterest) {
    return Pages.of(this::page, DescribeDbClusterSnapshotsResponse::marker)
        .flatMap(page -> page.dbClusterSnapshots().stream())
        .filter(snapshot -> isKept(snapshot, isOfInterest))
        .map(this::sentence)
        .toList();
  }

  private DescribeDbClusterSnapshotsResponse page(String marker) {
    return new AwsCall(DESCRIBE, region, watch)
        .answer(
            () ->
                aws.rds(region)
                    .describeDBClusterSnapshots(
                        request -> request.snapshotType("automated").marker(marker)));
  }

  private static boolean isKept(DBClusterSnapshot snapshot, Predicate<String> isOfInterest) {
    return snapshot.dbClusterSnapshotIdentifier() != null
        && snapshot.dbClusterIdentifier() != null
        && snapshot
            .dbClusterSnapshotIdentifier()
            .startsWith(PREFIX + snapshot.dbClusterIdentifier() + "-")
        && isOfInterest.test(snapshot.dbClusterIdentifier());
  }

  private String sentence(DBClusterSnapshot snapshot) {
    Instant at = snapshot.snapshotCreateTime();
    return "snapshot %s in %s%s holds what %s had not replicated; copy it to keep it longer than its automated backups"
        .formatted(
            snapshot.dbClusterSnapshotIdentifier(),
            region,
            at == null ? "" : " of " + at,
            snapshot.dbClusterIdentifier());
  }
}
