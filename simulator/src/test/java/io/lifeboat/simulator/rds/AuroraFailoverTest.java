package io.lifeboat.simulator.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.simulator.AnswerLost;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.NoAnswer;
import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;

@Timeout(20)
class AuroraFailoverTest {
  private static final String FRA =
      "arn:aws:rds:eu-central-1:111122223333:cluster:orders-eu-central-1";
  private static final String DUB = "arn:aws:rds:eu-west-1:111122223333:cluster:orders-eu-west-1";
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Scene scene = Scene.euWebShop();

  private RdsClient rds(String region) {
    return scene.client(RdsClient.class, region);
  }

  private GlobalCluster global() {
    return rds("eu-west-1")
        .describeGlobalClusters(r -> r.globalClusterIdentifier("web-shop-orders"))
        .globalClusters()
        .get(0);
  }

  private String writer() {
    return global().globalClusterMembers().stream()
        .filter(m -> m.isWriter())
        .findFirst()
        .orElseThrow()
        .dbClusterArn();
  }

  private void failover(String region, String target, boolean dataLoss) {
    rds(region)
        .failoverGlobalCluster(
            r ->
                r.globalClusterIdentifier("web-shop-orders")
                    .targetDbClusterIdentifier(target)
                    .allowDataLoss(dataLoss));
  }

  private static void assertRefused(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
  }

  private DBCluster cluster(String region) {
    return rds(region).describeDBClusters().dbClusters().get(0);
  }

  @Test
  void showsTheMembersAndTheirRoles() {
    assertThat(writer()).isEqualTo(FRA);
    assertThat(global().globalClusterMembers().get(0).readers()).containsExactly(DUB);
    assertThat(global().failoverState()).isNull();
    assertThat(cluster("eu-west-1").replicationSourceIdentifier()).isEqualTo(FRA);
    assertThat(cluster("eu-central-1").dbClusterMembers()).hasSize(2);
  }

  @Test
  void aForcedFailoverPromotesInOneToTwoMinutes() {
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    failover("eu-west-1", DUB, true);
    assertThat(global().failoverState().statusAsString()).isEqualTo("pending");
    scene.forward(Duration.ofSeconds(5));
    assertThat(global().failoverState().statusAsString()).isEqualTo("failing-over");
    assertThat(global().failoverState().isDataLossAllowed()).isTrue();
    assertThat(cluster("eu-west-1").status()).isEqualTo("promoting");
    Duration took = scene.forwardUntil(() -> writer().equals(DUB), LONG);
    assertThat(took).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(111));
    assertThat(global().status()).isEqualTo("available");
    assertThat(scene.aws().journal().mutations("FailoverGlobalCluster")).hasSize(1);
  }

  @Test
  void aSecondFailoverWhileOneIsUnderWayIsRefused() {
    failover("eu-west-1", DUB, true);
    assertThatThrownBy(() -> failover("eu-west-1", DUB, true))
        .isInstanceOf(InvalidGlobalClusterStateException.class);
    assertThat(scene.aws().journal().mutations()).hasSize(1);
  }

  @Test
  void withoutDataLossAllowedAFailoverNeedsAHealthyPrimary() {
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    assertRefused(() -> failover("eu-west-1", DUB, false), "InvalidGlobalClusterStateFault");
  }

  @Test
  void aSwitchoverIsAskedOfThePrimarysRegion() {
    assertRefused(() -> switchover("eu-west-1"), "InvalidParameterValue");
    switchover("eu-central-1");
    scene.forwardUntil(() -> writer().equals(DUB), LONG);
    assertThat(cluster("eu-central-1").replicationSourceIdentifier()).isEqualTo(DUB);
    assertThat(scene.aws().journal().warnings()).isEmpty();
  }

  @Test
  void aSwitchoverIsCancelledWhenThePrimaryVanishes() {
    switchover("eu-central-1");
    scene.losing("eu-central-1", Loss.BLACK_HOLE).forward(LONG);
    assertThat(writer()).isEqualTo(FRA);
    assertThat(global().failoverState()).isNull();
  }

  private void switchover(String region) {
    rds(region)
        .switchoverGlobalCluster(
            r -> r.globalClusterIdentifier("web-shop-orders").targetDbClusterIdentifier(DUB));
  }

  @Test
  void wrongCallsGetTheCodesOfAws() {
    assertRefused(() -> failover("eu-central-1", DUB, true), "InvalidParameterValue");
    assertRefused(() -> failover("eu-west-1", "orders-eu-west-1", true), "InvalidParameterValue");
    assertRefused(() -> failover("eu-west-1", DUB + "x", true), "DBClusterNotFoundFault");
    assertRefused(() -> failover("eu-central-1", FRA, true), "InvalidDBClusterStateFault");
    assertRefused(
        () ->
            rds("eu-west-1")
                .failoverGlobalCluster(
                    r ->
                        r.globalClusterIdentifier("web-shop-orders")
                            .targetDbClusterIdentifier(DUB)
                            .allowDataLoss(true)
                            .switchover(true)),
        "InvalidParameterCombination");
    assertRefused(
        () -> rds("eu-west-1").describeGlobalClusters(r -> r.globalClusterIdentifier("none")),
        "GlobalClusterNotFoundFault");
    assertRefused(() -> rds("eu-west-1").createDBCluster(r -> r.engine("x")), "NotSimulated");
    assertThat(scene.aws().journal().mutations()).isEmpty();
  }

  @Test
  void aStandbyThatCannotBePromotedIsRefused() {
    RdsClient headless = Scene.of(Worlds.aHeadlessStandby()).client(RdsClient.class, "eu-west-1");
    RdsClient other =
        Scene.of(Worlds.aStandbyOfAnotherVersion("15.4")).client(RdsClient.class, "eu-west-1");
    for (RdsClient rds : new RdsClient[] {headless, other}) {
      assertRefused(
          () ->
              rds.failoverGlobalCluster(
                  r ->
                      r.globalClusterIdentifier("web-shop-orders")
                          .targetDbClusterIdentifier(DUB)
                          .allowDataLoss(true)),
          "InvalidDBClusterStateFault");
    }
  }

  @Test
  void anOldPrimaryIsRebuiltAndASnapshotKept() {
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    failover("eu-west-1", DUB, true);
    scene.forward(LONG);
    scene.aws().faults().restore("eu-central-1");
    assertThat(cluster("eu-central-1").replicationSourceIdentifier()).isNull();
    scene.forward(Duration.ofMinutes(3));
    assertThat(rds("eu-central-1").describeDBClusterSnapshots().dbClusterSnapshots())
        .extracting(s -> s.dbClusterSnapshotIdentifier())
        .anyMatch(
            s -> s.startsWith("rds:unplanned-global-failover-orders-eu-central-1-2026-07-01-03"));
    scene.forward(Duration.ofMinutes(2));
    assertThat(cluster("eu-central-1").replicationSourceIdentifier()).isEqualTo(DUB);
    assertThat(cluster("eu-central-1").status()).isEqualTo("available");
  }

  @Test
  void aLostRegionDoesNotAnswerAndTakesTheCallersPatience() {
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    Instant before = scene.time().now();
    assertThatThrownBy(() -> rds("eu-central-1").describeDBClusters()).isInstanceOf(NoAnswer.class);
    assertThat(Duration.between(before, scene.time().now())).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aLostAnswerHasItsEffect() {
    scene.aws().faults().loseAnswer("FailoverGlobalCluster", 1);
    assertThatThrownBy(() -> failover("eu-west-1", DUB, true))
        .isInstanceOf(AnswerLost.class)
        .hasMessageContaining("Response Code: 200");
    assertThat(global().failoverState().toDbClusterArn()).isEqualTo(DUB);
    assertThat(scene.aws().journal().mutations()).hasSize(1);
  }

  @Test
  void securityGroupsAreReplacedByKnownOnesOnly() {
    rds("eu-central-1")
        .modifyDBCluster(
            r -> r.dbClusterIdentifier("orders-eu-central-1").vpcSecurityGroupIds("sg-0closedfra"));
    scene.forward(Duration.ofSeconds(6));
    assertThat(cluster("eu-central-1").vpcSecurityGroups())
        .singleElement()
        .satisfies(g -> assertThat(g.vpcSecurityGroupId()).isEqualTo("sg-0closedfra"))
        .satisfies(g -> assertThat(g.status()).isEqualTo("active"));
    assertRefused(
        () ->
            rds("eu-central-1")
                .modifyDBCluster(
                    r ->
                        r.dbClusterIdentifier("orders-eu-central-1")
                            .vpcSecurityGroupIds("sg-0closeddub")),
        "InvalidParameterValue");
  }
}
