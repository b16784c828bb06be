package io.lifeboat.simulator.rds;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** The old primary is taken away and made anew, as a failback without a rebuild by AWS does it. */
@Timeout(20)
class SecondariesTest {
  private static final String FRA =
      "arn:aws:rds:eu-central-1:111122223333:cluster:orders-eu-central-1";
  private static final String DUB = "arn:aws:rds:eu-west-1:111122223333:cluster:orders-eu-west-1";
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Scene scene = Scene.euWebShop();
  private final RdsClient fra = scene.client(RdsClient.class, "eu-central-1");
  private final RdsClient dub = scene.client(RdsClient.class, "eu-west-1");

  private DBCluster cluster() {
    return fra.describeDBClusters(r -> r.dbClusterIdentifier("orders-eu-central-1"))
        .dbClusters()
        .get(0);
  }

  private static CreateDbClusterRequest.Builder asked() {
    return CreateDbClusterRequest.builder()
        .dbClusterIdentifier("orders-eu-central-1")
        .globalClusterIdentifier("web-shop-orders")
        .engine("aurora-postgresql")
        .vpcSecurityGroupIds("sg-0openfra");
  }

  private void failOverAndRemoveTheOldPrimary() {
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    dub.failoverGlobalCluster(
        r ->
            r.globalClusterIdentifier("web-shop-orders")
                .targetDbClusterIdentifier(DUB)
                .allowDataLoss(true));
    scene.forward(LONG);
    scene.aws().faults().restore("eu-central-1");
    assertRefused(this::deleteCluster, "InvalidDBClusterStateFault");
    dub.removeFromGlobalCluster(
        r -> r.globalClusterIdentifier("web-shop-orders").dbClusterIdentifier(FRA));
    assertRefused(this::deleteCluster, "InvalidDBClusterStateFault");
    cluster()
        .dbClusterMembers()
        .forEach(m -> fra.deleteDBInstance(r -> r.dbInstanceIdentifier(m.dbInstanceIdentifier())));
    deleteCluster();
    scene.forward(LONG);
    assertRefused(this::cluster, "DBClusterNotFoundFault");
  }

  private void deleteCluster() {
    fra.deleteDBCluster(
        r -> r.dbClusterIdentifier("orders-eu-central-1").finalDBSnapshotIdentifier("old-orders"));
  }

  @Test
  void aSecondaryThatIsMadeAnewFollowsAndCanBecomeTheWriter() {
    List<String> heard = new ArrayList<>();
    scene
        .aws()
        .aurora()
        .listen(
            new Volumes() {
              @Override
              public void promoted(String cluster, boolean dataLossAllowed) {
                heard.add("promoted " + cluster + " " + dataLossAllowed);
              }

              @Override
              public void detached(String cluster) {
                heard.add("detached " + cluster);
              }

              @Override
              public void deleted(String cluster) {
                if (cluster.equals(FRA)) {
                  heard.add("deleted " + cluster);
                }
              }

              @Override
              public void follows(String cluster, String source) {
                heard.add(cluster + " follows " + source);
              }
            });
    failOverAndRemoveTheOldPrimary();
    fra.createDBCluster(asked().build());
    assertThat(cluster().status()).isEqualTo("creating");
    scene.forward(LONG);
    assertThat(cluster().replicationSourceIdentifier()).isEqualTo(DUB);
    assertRefused(this::switchBack, "InvalidDBClusterStateFault");
    fra.createDBInstance(
        r ->
            r.dbInstanceIdentifier("orders-eu-central-1-1")
                .dbClusterIdentifier("orders-eu-central-1")
                .dbInstanceClass("db.r6g.large")
                .engine("aurora-postgresql"));
    scene.forward(LONG);
    switchBack();
    scene.forward(LONG);
    assertThat(cluster().replicationSourceIdentifier()).isNull();
    assertThat(heard)
        .containsExactly(
            DUB + " follows " + FRA,
            "promoted " + DUB + " true",
            "detached " + FRA,
            "deleted " + FRA,
            FRA + " follows " + DUB,
            "promoted " + FRA + " false",
            DUB + " follows " + FRA);
  }

  private void switchBack() {
    dub.switchoverGlobalCluster(
        r -> r.globalClusterIdentifier("web-shop-orders").targetDbClusterIdentifier(FRA));
  }

  @Test
  void itsLagIsKnownOnceItFollows() {
    failOverAndRemoveTheOldPrimary();
    fra.createDBCluster(asked().build());
    scene.forward(LONG);
    assertThat(cluster().status()).isEqualTo("available");
    var replication = scene.aws().aurora().replication();
    var now = scene.time().now();
    assertThat(
            replication.lag(
                "eu-central-1", "orders-eu-central-1", now.minusSeconds(60), now.minusSeconds(1)))
        .contains(Duration.ofMillis(400));
    assertThat(
            replication.lag(
                "eu-central-1",
                "orders-eu-central-1",
                now.minusSeconds(590),
                now.minusSeconds(580)))
        .isEmpty();
  }

  @Test
  void wrongCallsGetTheCodesOfAws() {
    assertRefused(
        () -> fra.createDBCluster(asked().dbClusterIdentifier("more").build()),
        "InvalidGlobalClusterStateFault");
    assertRefused(() -> fra.createDBCluster(asked().build()), "DBClusterAlreadyExistsFault");
    assertRefused(
        () -> fra.createDBCluster(asked().dbClusterIdentifier("x").masterUsername("m").build()),
        "InvalidParameterCombination");
    assertRefused(
        () ->
            fra.createDBCluster(
                asked().dbClusterIdentifier("x").globalClusterIdentifier("none").build()),
        "GlobalClusterNotFoundFault");
    assertRefused(
        () ->
            fra.createDBCluster(
                asked().dbClusterIdentifier("x").globalClusterIdentifier(null).build()),
        "NotSimulated");
    assertRefused(this::deleteCluster, "InvalidDBClusterStateFault");
    assertRefused(
        () -> {
          for (int n = 1; n <= 2; n++) {
            String id = "orders-eu-central-1-" + n;
            fra.deleteDBInstance(r -> r.dbInstanceIdentifier(id));
          }
        },
        "InvalidDBClusterStateFault");
  }
}
