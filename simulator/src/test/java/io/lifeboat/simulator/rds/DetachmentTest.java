package io.lifeboat.simulator.rds;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.RdsClient;

@Timeout(20)
class DetachmentTest {
  private static final String FRA =
      "arn:aws:rds:eu-central-1:111122223333:cluster:orders-eu-central-1";
  private static final String DUB = "arn:aws:rds:eu-west-1:111122223333:cluster:orders-eu-west-1";
  private final Scene scene = Scene.euWebShop();
  private final RdsClient rds = scene.client(RdsClient.class, "eu-west-1");

  private void remove(String arn) {
    rds.removeFromGlobalCluster(
        r -> r.globalClusterIdentifier("web-shop-orders").dbClusterIdentifier(arn));
  }

  @Test
  void aSecondaryThatLeavesStandsAlone() {
    remove(DUB);
    assertThat(rds.describeGlobalClusters().globalClusters().get(0).globalClusterMembers())
        .singleElement()
        .satisfies(m -> assertThat(m.dbClusterArn()).isEqualTo(FRA));
    assertThat(rds.describeDBClusters().dbClusters().get(0).replicationSourceIdentifier()).isNull();
    assertRefused(() -> remove(DUB), "DBClusterNotFoundFault");
  }

  @Test
  void thePrimaryCannotLeaveItsSecondaries() {
    assertRefused(() -> remove(FRA), "InvalidGlobalClusterStateFault");
    assertThat(scene.aws().journal().mutations()).isEmpty();
  }

  @Test
  void theEventsTellOfAFailoverWhoseFencingTimedOut() {
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    rds.failoverGlobalCluster(
        r ->
            r.globalClusterIdentifier("web-shop-orders")
                .targetDbClusterIdentifier(DUB)
                .allowDataLoss(true));
    scene.forward(Duration.ofMinutes(5));
    assertThat(rds.describeEvents(r -> r.sourceType("db-cluster")).events())
        .extracting(e -> e.message())
        .anyMatch(m -> m.contains("started"))
        .anyMatch(m -> m.contains("completed"))
        .anyMatch(m -> m.contains("fencing of orders-eu-central-1 timed out"));
  }

  @Test
  void aRegionThatComesAndGoesIsRebuiltOnce() {
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    rds.failoverGlobalCluster(
        r ->
            r.globalClusterIdentifier("web-shop-orders")
                .targetDbClusterIdentifier(DUB)
                .allowDataLoss(true));
    scene.forward(Duration.ofMinutes(5));
    for (int i = 0; i < 3; i++) {
      scene.aws().faults().restore("eu-central-1");
      scene.forward(Duration.ofSeconds(5));
      scene.losing("eu-central-1", Loss.BLACK_HOLE).forward(Duration.ofSeconds(5));
    }
    scene.aws().faults().restore("eu-central-1");
    scene.forward(Duration.ofSeconds(35));
    assertThat(scene.aws().journal().warnings()).hasSize(1);
    scene.forward(Duration.ofMinutes(10));
    assertThat(
            scene
                .client(RdsClient.class, "eu-central-1")
                .describeDBClusterSnapshots()
                .dbClusterSnapshots())
        .filteredOn(s -> s.dbClusterSnapshotIdentifier().startsWith("rds:unplanned-"))
        .hasSize(1);
  }
}
