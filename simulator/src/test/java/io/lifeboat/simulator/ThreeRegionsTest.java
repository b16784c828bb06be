package io.lifeboat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** The booking service of the examples, from eu-west-1 to us-east-1. */
@Timeout(20)
class ThreeRegionsTest {
  private static final Viewer USER = Viewer.named("user");
  private final Scene scene = Scene.of(Worlds.threeRegions());

  private Page get(String host, String path) {
    return scene.aws().web().get(host + ".booking.example.com", path, USER);
  }

  @ParameterizedTest
  @CsvSource({
    "www,/search/health",
    "www,/booking/health",
    "api,/account/health",
    "us-east-1,/booking/health",
    "ap-southeast-1,/account/health"
  })
  void allIsWellAtFirst(String host, String path) {
    assertThat(get(host, path).isGood()).isTrue();
    assertThat(get(host, path).body()).contains(host.contains("-") ? host : "eu-west-1");
  }

  @Test
  void nobodyCanBookAnywhereUntilAnotherRegionHasTheWriter() {
    scene.losing("eu-west-1", Loss.BLACK_HOLE).forward(Duration.ofMinutes(2));
    assertThat(get("us-east-1", "/booking/health").status()).isEqualTo(503);
    assertThat(get("us-east-1", "/search/health").isGood()).isTrue();
    promote("booking-bookings", "bookings-us-east-1");
    promote("booking-accounts", "accounts-us-east-1");
    scene.forward(Duration.ofMinutes(4));
    assertThat(get("us-east-1", "/booking/health").isGood()).isTrue();
    assertThat(get("ap-southeast-1", "/booking/health").isGood()).isTrue();
    assertThat(get("api", "/account/health").body()).contains("us-east-1");
    DBCluster singapore =
        scene
            .client(RdsClient.class, "ap-southeast-1")
            .describeDBClusters(r -> r.dbClusterIdentifier("bookings-ap-southeast-1"))
            .dbClusters()
            .get(0);
    assertThat(singapore.replicationSourceIdentifier()).endsWith("bookings-us-east-1");
    assertThat(singapore.dbSubnetGroup()).isEqualTo("booking");
    assertThat(singapore.dbClusterParameterGroup()).isEqualTo("booking-pg16");
  }

  private void promote(String global, String target) {
    scene
        .client(RdsClient.class, "us-east-1")
        .failoverGlobalCluster(
            r ->
                r.globalClusterIdentifier(global)
                    .targetDbClusterIdentifier(
                        "arn:aws:rds:us-east-1:111122223333:cluster:" + target)
                    .allowDataLoss(true));
  }
}
