package io.lifeboat.simulator.rdsdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.simulator.JournalEntry;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.model.DatabaseNotFoundException;
import software.amazon.awssdk.services.rdsdata.model.HttpEndpointNotEnabledException;

@Timeout(30)
class DataReplicationTest {
  private static final String FRA = Sql.arn("eu-central-1", "orders-eu-central-1");
  private static final String DUB = Sql.arn("eu-west-1", "orders-eu-west-1");
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration LAG = Duration.ofMillis(400);

  private final Scene scene = Scene.of(Worlds.withoutUsers());
  private final Sql fra = Sql.fra(scene);
  private final Sql dub = Sql.dub(scene);

  private Scene failOver() {
    scene
        .client(RdsClient.class, "eu-west-1")
        .failoverGlobalCluster(
            r ->
                r.globalClusterIdentifier("web-shop-orders")
                    .targetDbClusterIdentifier(DUB)
                    .allowDataLoss(true));
    return scene.forward(Duration.ofMinutes(2));
  }

  /** What a clone of the secondary holds now; the secondary itself answers no SQL. */
  private long markersOnTheSecondary(String clone) {
    Sql.tell(scene, v -> v.cloned(DUB, clone));
    return scene.aws().data().volume(clone).orElseThrow().reached();
  }

  @Test
  void aChangeIsNotOnTheSecondaryBeforeTheLag() {
    long before = markersOnTheSecondary("clone-1");
    fra.write("m1");
    scene.forward(LAG.minusMillis(1));
    assertThat(markersOnTheSecondary("clone-2")).isEqualTo(before);
    scene.forward(Duration.ofMillis(1));
    assertThat(markersOnTheSecondary("clone-3")).isEqualTo(before + 2);
  }

  @Test
  void aLagThatGrowsHoldsBackWhatIsOnItsWay() {
    scene.aws().faults().lag("web-shop-orders", Duration.ofSeconds(30));
    long before = markersOnTheSecondary("clone-1");
    fra.write("m1");
    scene.forward(Duration.ofSeconds(29));
    assertThat(markersOnTheSecondary("clone-2")).isEqualTo(before);
    scene.forward(Duration.ofSeconds(1));
    assertThat(markersOnTheSecondary("clone-3")).isEqualTo(before + 2);
  }

  @Test
  void aForcedPromotionLosesExactlyWhatWasNotShipped() {
    fra.write("m1");
    scene.forward(LAG);
    fra.write("m2");
    scene.forward(Duration.ofMillis(100));
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    failOver();
    assertThat(dub.run("select id from lifeboat_marker").records())
        .extracting(row -> row.get(0).stringValue())
        .containsExactly("m1");
    assertThat(lossSentences())
        .singleElement()
        .isEqualTo(
            "2 committed statements had not reached orders-eu-west-1 and are not there,"
                + " the newest of 2026-07-01T03:00:00.400Z");
  }

  private java.util.List<String> lossSentences() {
    return scene.aws().journal().entries().stream()
        .filter(e -> e.operation().equals("data lost"))
        .map(JournalEntry::sentence)
        .toList();
  }

  @Test
  void aSwitchoverLosesNothing() {
    fra.write("m1");
    scene
        .client(RdsClient.class, "eu-central-1")
        .switchoverGlobalCluster(
            r -> r.globalClusterIdentifier("web-shop-orders").targetDbClusterIdentifier(DUB));
    scene.forward(LONG);
    assertThat(dub.markers()).isEqualTo(1);
    assertThat(lossSentences()).isEmpty();
    dub.write("m2");
    switchBack();
    assertThat(fra.markers()).isEqualTo(2);
    assertThat(fra.checksum("2026-07-01 03:00:00").getKey()).isEqualTo(500);
  }

  private void switchBack() {
    scene
        .client(RdsClient.class, "eu-west-1")
        .switchoverGlobalCluster(
            r -> r.globalClusterIdentifier("web-shop-orders").targetDbClusterIdentifier(FRA));
    scene.forward(LONG);
  }

  @Test
  void bothRegionsHaveTheSameChecksum() {
    var before = fra.checksum("2026-07-01 03:00:00");
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    failOver();
    assertThat(dub.checksum("2026-07-01 03:00:00")).isEqualTo(before);
  }

  @Test
  void anOldPrimaryTakesWritesUntilItIsRebuiltAsACopy() {
    fra.write("m1");
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    failOver();
    assertThat(lossSentences()).hasSize(1);
    scene.aws().faults().restore("eu-central-1");
    fra.write("m2");
    assertThat(fra.markers()).isEqualTo(2);
    dub.write("m3");
    scene.forward(LONG);
    String snapshot = snapshot();
    Sql.tell(scene, v -> v.restored(snapshot, "from-snapshot"));
    assertThat(rows("from-snapshot")).isEqualTo(2);
    switchBack();
    assertThat(fra.run("select id from lifeboat_marker").records())
        .extracting(row -> row.get(0).stringValue())
        .containsExactly("m3");
  }

  private String snapshot() {
    return scene
        .client(RdsClient.class, "eu-central-1")
        .describeDBClusterSnapshots()
        .dbClusterSnapshots()
        .stream()
        .filter(s -> s.dbClusterSnapshotIdentifier().startsWith("rds:unplanned-global-failover-"))
        .findFirst()
        .orElseThrow()
        .dbClusterSnapshotArn();
  }

  private int rows(String volume) {
    try {
      return scene
          .aws()
          .data()
          .volume(volume)
          .orElseThrow()
          .rows(scene.time().now())
          .runAll(
              Sentence.read("select id from lifeboat_marker"),
              java.util.List.of(java.util.List.of()),
              scene.time().now(),
              (done, hasRows) -> Results.read(done.getResultSet(), null).records().size())
          .get(0);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCloneIsIndependentOfItsSource() {
    fra.write("m1");
    Sql.tell(scene, v -> v.cloned(FRA, "clone"));
    fra.write("m2");
    assertThat(rows("clone")).isEqualTo(1);
    assertThat(fra.markers()).isEqualTo(2);
    Sql.tell(scene, v -> v.deleted("clone"));
    assertThat(scene.aws().data().volume("clone")).isEmpty();
  }

  @Test
  void aCloneOfTheSecondaryIsAskedOnceItHasAnInstanceAndAnEndpoint() {
    fra.write("m1");
    scene.forward(LAG);
    RdsClient rds = scene.client(RdsClient.class, "eu-west-1");
    rds.restoreDBClusterToPointInTime(
        r ->
            r.dbClusterIdentifier("drill")
                .sourceDBClusterIdentifier("orders-eu-west-1")
                .restoreType("copy-on-write")
                .useLatestRestorableTime(true));
    fra.write("m2");
    scene.forward(LONG);
    assertThatThrownBy(() -> dub.at("drill").markers())
        .isInstanceOf(HttpEndpointNotEnabledException.class);
    rds.enableHttpEndpoint(r -> r.resourceArn(Sql.arn("eu-west-1", "drill")));
    assertThatThrownBy(() -> dub.at("drill").markers())
        .isInstanceOf(DatabaseNotFoundException.class);
    rds.createDBInstance(
        r ->
            r.dbInstanceIdentifier("drill-1")
                .dbClusterIdentifier("drill")
                .dbInstanceClass("db.r6g.large")
                .engine("aurora-postgresql"));
    scene.forward(LONG);
    assertThat(dub.at("drill").markers()).isEqualTo(1);
    dub.at("drill").write("m3");
    assertThat(fra.markers()).isEqualTo(2);
  }

  @Test
  void everyRegionOfThreeHoldsTheRowsOfTheirWriter() {
    Scene three = Scene.of(Worlds.threeRegions());
    three.losing("eu-west-1", Loss.BLACK_HOLE);
    three
        .client(RdsClient.class, "us-east-1")
        .failoverGlobalCluster(
            r ->
                r.globalClusterIdentifier("booking-bookings")
                    .targetDbClusterIdentifier(Sql.arn("us-east-1", "bookings-us-east-1"))
                    .allowDataLoss(true));
    three.forward(LONG);
    assertThat(bookings(three, "us-east-1")).isEqualTo(300);
    three
        .client(RdsClient.class, "us-east-1")
        .switchoverGlobalCluster(
            r ->
                r.globalClusterIdentifier("booking-bookings")
                    .targetDbClusterIdentifier(
                        Sql.arn("ap-southeast-1", "bookings-ap-southeast-1")));
    three.forward(LONG);
    assertThat(bookings(three, "ap-southeast-1")).isEqualTo(300);
  }

  private static long bookings(Scene scene, String region) {
    return scene
        .client(RdsDataClient.class, region)
        .executeStatement(
            r ->
                r.resourceArn(Sql.arn(region, "bookings-" + region))
                    .secretArn("arn:aws:secretsmanager:" + region + ":111122223333:secret:bookings")
                    .database("booking")
                    .sql("select count(*) from bookings"))
        .records()
        .get(0)
        .get(0)
        .longValue();
  }
}
