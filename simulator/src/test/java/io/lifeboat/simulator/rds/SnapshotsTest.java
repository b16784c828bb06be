package io.lifeboat.simulator.rds;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Scene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;

@Timeout(60)
class SnapshotsTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final String DAILY = "rds:orders-eu-west-1-2026-07-01-01-00";

  private final Scene scene = Scene.euWebShop();
  private final RdsClient rds = scene.client(RdsClient.class, "eu-west-1");

  private List<DBClusterSnapshot> snapshots() {
    return rds.describeDBClusterSnapshots(r -> r.dbClusterIdentifier("orders-eu-west-1"))
        .dbClusterSnapshots();
  }

  private String status(String snapshot) {
    return rds.describeDBClusterSnapshots(r -> r.dbClusterSnapshotIdentifier(snapshot))
        .dbClusterSnapshots()
        .get(0)
        .status();
  }

  @Test
  void oneIsTakenEachDayAndKeptForAWeek() {
    assertThat(snapshots()).extracting(s -> s.dbClusterSnapshotIdentifier()).containsExactly(DAILY);
    scene.forward(Duration.ofDays(3));
    assertThat(snapshots()).hasSize(4);
    scene.forward(Duration.ofDays(30));
    assertThat(snapshots()).hasSize(8);
    assertRefused(() -> delete(snapshots().get(0)), "InvalidDBClusterSnapshotStateFault");
  }

  private void delete(DBClusterSnapshot snapshot) {
    rds.deleteDBClusterSnapshot(
        r -> r.dbClusterSnapshotIdentifier(snapshot.dbClusterSnapshotIdentifier()));
  }

  @Test
  void aClusterIsRestoredFromASnapshot() {
    rds.restoreDBClusterFromSnapshot(
        r ->
            r.dbClusterIdentifier("drill-2")
                .snapshotIdentifier(DAILY)
                .engine("aurora-postgresql")
                .vpcSecurityGroupIds("sg-0opendub"));
    scene.forward(LONG);
    var restored =
        rds.describeDBClusters(r -> r.dbClusterIdentifier("drill-2")).dbClusters().get(0);
    assertThat(restored.status()).isEqualTo("available");
    assertThat(restored.engineVersion()).isEqualTo("16.6");
    assertThat(restored.dbClusterParameterGroup()).isEqualTo("default.aurora-postgresql16");
    assertThat(restored.dbClusterMembers()).isEmpty();
  }

  @Test
  void aSnapshotByHandOutlivesItsClusterAndADailyOneDoesNot() {
    rds.restoreDBClusterFromSnapshot(
        r ->
            r.dbClusterIdentifier("drill-3").snapshotIdentifier(DAILY).engine("aurora-postgresql"));
    scene.forward(LONG);
    rds.createDBClusterSnapshot(
        r -> r.dbClusterIdentifier("drill-3").dbClusterSnapshotIdentifier("kept"));
    assertThat(status("kept")).isEqualTo("creating");
    scene.forward(Duration.ofDays(1));
    assertThat(ofDrill()).hasSize(2);
    rds.deleteDBCluster(r -> r.dbClusterIdentifier("drill-3").skipFinalSnapshot(true));
    scene.forward(LONG);
    assertThat(ofDrill())
        .singleElement()
        .satisfies(s -> assertThat(s.status()).isEqualTo("available"));
    delete(ofDrill().get(0));
    assertThat(ofDrill()).isEmpty();
  }

  private List<DBClusterSnapshot> ofDrill() {
    return rds.describeDBClusterSnapshots(r -> r.dbClusterIdentifier("drill-3"))
        .dbClusterSnapshots();
  }

  @Test
  void aCopyOfAnAutomaticSnapshotIsOneByHand() {
    rds.copyDBClusterSnapshot(
        r ->
            r.sourceDBClusterSnapshotIdentifier(DAILY)
                .targetDBClusterSnapshotIdentifier("for-the-review"));
    assertRefused(() -> delete(snapshots().get(1)), "InvalidDBClusterSnapshotStateFault");
    scene.forward(LONG);
    assertThat(rds.describeDBClusterSnapshots(r -> r.snapshotType("manual")).dbClusterSnapshots())
        .singleElement()
        .satisfies(s -> assertThat(s.dbClusterIdentifier()).isEqualTo("orders-eu-west-1"));
  }

  @Test
  void wrongCallsGetTheCodesOfAws() {
    assertRefused(() -> status("none"), "DBClusterSnapshotNotFoundFault");
    assertRefused(() -> take("orders-eu-west-1", "rds:x"), "InvalidParameterValue");
    assertRefused(() -> take("none", "x"), "DBClusterNotFoundFault");
    take("orders-eu-west-1", "x");
    assertRefused(() -> take("orders-eu-west-1", "x"), "DBClusterSnapshotAlreadyExistsFault");
    assertRefused(
        () ->
            rds.restoreDBClusterFromSnapshot(
                r ->
                    r.dbClusterIdentifier("y").snapshotIdentifier("x").engine("aurora-postgresql")),
        "InvalidDBClusterSnapshotStateFault");
  }

  private void take(String cluster, String id) {
    rds.createDBClusterSnapshot(
        r -> r.dbClusterIdentifier(cluster).dbClusterSnapshotIdentifier(id));
  }
}
