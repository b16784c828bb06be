package io.lifeboat.simulator.rdsdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.Users.Order;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.RdsClient;

/** Users order while a region is lost or left; what they were told is compared with the rows. */
@Timeout(60)
class UsersTest {
  private static final String DUB = Sql.arn("eu-west-1", "orders-eu-west-1");
  private static final String ORDERED = "select id from orders where id > 1000000 order by id";

  private final Scene scene = Scene.euWebShop();

  private List<Long> told() {
    return scene.aws().orders().stream().map(Order::number).toList();
  }

  @Test
  void ordersAreWrittenTwiceASecondWhereDnsSendsTheUsers() {
    scene.forward(Duration.ofSeconds(60));
    assertThat(told()).hasSize(120);
    assertThat(scene.aws().orders()).extracting(Order::region).containsOnly("eu-central-1");
    assertThat(Sql.fra(scene).numbers(ORDERED)).isEqualTo(told());
  }

  @Test
  void aForcedFailoverLosesTheOrdersOfTheLastLagAndTheTestCanNameThem() {
    scene.forward(Duration.ofMillis(60_200)).losing("eu-central-1", Loss.BLACK_HOLE);
    Instant lost = scene.time().now();
    scene
        .client(RdsClient.class, "eu-west-1")
        .failoverGlobalCluster(
            r ->
                r.globalClusterIdentifier("web-shop-orders")
                    .targetDbClusterIdentifier(DUB)
                    .allowDataLoss(true));
    scene.forward(Duration.ofMinutes(5));
    List<Long> there = Sql.dub(scene).numbers(ORDERED);
    List<Order> missing =
        scene.aws().orders().stream().filter(o -> !there.contains(o.number())).toList();
    assertThat(missing)
        .singleElement()
        .satisfies(o -> assertThat(o.at()).isEqualTo(lost.minusMillis(200)));
    assertThat(scene.aws().orders())
        .filteredOn(o -> o.at().isAfter(lost))
        .isNotEmpty()
        .extracting(Order::region)
        .containsOnly("eu-west-1");
  }

  @Test
  void aSwitchoverLosesNoOrderAndDoublesNone() {
    switchOver(scene);
    assertThat(Sql.dub(scene).numbers(ORDERED)).isEqualTo(told());
    assertThat(scene.aws().orders())
        .filteredOn(o -> o.at().isAfter(scene.time().now().minusSeconds(60)))
        .hasSize(120);
  }

  @Test
  void usersFollowAnAppThatWritesInItsOwnRegionAlone() {
    Scene regional = Scene.of(Worlds.anAppAtTheRegionalEndpoint());
    switchOver(regional);
    assertThat(regional.aws().orders())
        .extracting(Order::region)
        .contains("eu-central-1", "eu-west-1");
    assertThat(Sql.dub(regional).numbers(ORDERED))
        .isEqualTo(regional.aws().orders().stream().map(Order::number).toList());
  }

  private static void switchOver(Scene scene) {
    scene.forward(Duration.ofSeconds(60));
    scene
        .client(RdsClient.class, "eu-central-1")
        .switchoverGlobalCluster(
            r -> r.globalClusterIdentifier("web-shop-orders").targetDbClusterIdentifier(DUB));
    scene.forward(Duration.ofMinutes(10));
  }

  @Test
  void theSameWorldIsToldTheSameOrders() {
    Scene other = Scene.euWebShop();
    for (Scene each : List.of(scene, other)) {
      each.losing("eu-central-1", Loss.BLACK_HOLE).forward(Duration.ofMinutes(1));
      each.aws().faults().restore("eu-central-1");
      each.forward(Duration.ofMinutes(1));
    }
    assertThat(other.aws().orders()).isEqualTo(scene.aws().orders()).isNotEmpty();
  }

  @Test
  void usersRestWhileNobodyLooksForLongAndComeBackAfter() {
    scene.forward(Duration.ofDays(30));
    int before = told().size();
    assertThat(before).isBetween(1700, 1900);
    scene.forward(Duration.ofMinutes(1));
    assertThat(told()).hasSize(before + 120);
  }

  @Test
  void withoutUsersNobodyOrders() {
    Scene quiet = Scene.of(Worlds.withoutUsers()).forward(Duration.ofMinutes(1));
    assertThat(quiet.aws().orders()).isEmpty();
  }
}
