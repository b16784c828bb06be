package io.lifeboat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;

@Timeout(20)
class WebTest {
  private static final String DUB = "arn:aws:rds:eu-west-1:111122223333:cluster:orders-eu-west-1";
  private static final Viewer USER = Viewer.named("user");
  private final Scene scene = Scene.euWebShop();

  private Page get(String host, String path) {
    return scene.aws().web().get(host, path, USER);
  }

  @Test
  void theShopAnswersFromItsPrimaryRegion() {
    Page page = get("shop.example.com", "/checkout/health");
    assertThat(page.isGood()).isTrue();
    assertThat(page.body()).contains("\"region\":\"eu-central-1\"", "\"service\":\"checkout\"");
    assertThat(page.delay()).isBetween(Duration.ofMillis(20), Duration.ofMillis(60));
    assertThat(get("shop.example.com", "/none").status()).isEqualTo(404);
    assertThat(get("none.example.com", "/health").kind()).isEqualTo(Page.Kind.UNKNOWN_HOST);
  }

  @Test
  void theStandbySellsThroughTheWriterElsewhereUntilThatIsLost() {
    Page before = get("eu-west-1.shop.example.com:443", "/checkout/health");
    assertThat(before.isGood()).isTrue();
    assertThat(before.delay()).isBetween(Duration.ofMillis(45), Duration.ofMillis(120));
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    Page lost = get("eu-west-1.shop.example.com", "/checkout/health");
    assertThat(lost.status()).isEqualTo(503);
    assertThat(lost.body()).contains("does not answer to eu-west-1");
    failover();
    scene.forward(Duration.ofSeconds(30));
    assertThat(get("eu-west-1.shop.example.com", "/checkout/health").status()).isEqualTo(503);
    scene.forward(Duration.ofMinutes(2));
    assertThat(get("eu-west-1.shop.example.com", "/checkout/health").isGood()).isTrue();
  }

  @Test
  void anAppAtItsRegionsEndpointCannotSellUntilTheWriterIsThere() {
    Scene scene = Scene.of(Worlds.anAppAtTheRegionalEndpoint());
    Page before = scene.aws().web().get("eu-west-1.shop.example.com", "/checkout/health", USER);
    assertThat(before.status()).isEqualTo(503);
    assertThat(before.body()).contains("read-only secondary");
  }

  @Test
  void theStandbySellsAfterTheFailover() {
    failover();
    scene.forward(Duration.ofMinutes(2));
    assertThat(get("eu-west-1.shop.example.com", "/checkout/health").status()).isEqualTo(200);
  }

  private void failover() {
    scene
        .client(RdsClient.class, "eu-west-1")
        .failoverGlobalCluster(
            r ->
                r.globalClusterIdentifier("web-shop-orders")
                    .targetDbClusterIdentifier(DUB)
                    .allowDataLoss(true));
  }

  @Test
  void aUserKeepsTheOldAddressForItsTtl() {
    assertThat(get("shop.example.com", "/health").isGood()).isTrue();
    Route53Client route53 = scene.client(Route53Client.class, "us-east-1");
    scene.forward(Duration.ofSeconds(31));
    assertThat(get("shop.example.com", "/health").isGood()).isTrue();
    route53.updateHealthCheck(r -> r.healthCheckId("hc-fra").inverted(true));
    route53.updateHealthCheck(r -> r.healthCheckId("hc-dub").disabled(true));
    scene.forward(Duration.ofSeconds(21));
    assertThat(get("shop.example.com", "/health").body()).contains("eu-central-1");
    scene.forward(Duration.ofSeconds(10));
    assertThat(get("shop.example.com", "/health").body()).contains("eu-west-1");
  }

  @Test
  void aLostRegionIsSilentOrRefusesOrIsSlow() {
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    assertThat(get("shop.example.com", "/health").kind()).isEqualTo(Page.Kind.SILENT);
    scene.losing("eu-central-1", Loss.REFUSE);
    assertThat(get("shop.example.com", "/health").kind()).isEqualTo(Page.Kind.REFUSED);
    scene.losing("eu-central-1", Loss.SLOW);
    assertThat(get("shop.example.com", "/health").delay()).isGreaterThan(Faults.SLOWNESS);
  }

  @Test
  void anUnfencedOldPrimaryAcceptsWritesAndTheJournalWarns() {
    loseFailOverAndReturn();
    scene.forward(Duration.ofSeconds(45));
    assertThat(scene.aws().journal().warnings())
        .hasSize(2)
        .allSatisfy(w -> assertThat(w.sentence()).contains("it will be lost"));
  }

  @Test
  void aFencedOldPrimaryAcceptsNone() {
    loseFailOverAndReturn();
    scene
        .client(RdsClient.class, "eu-central-1")
        .modifyDBCluster(
            r -> r.dbClusterIdentifier("orders-eu-central-1").vpcSecurityGroupIds("sg-0closedfra"));
    scene.forward(Duration.ofMinutes(10));
    assertThat(scene.aws().journal().warnings()).isEmpty();
    assertThat(
            scene
                .client(EcsClient.class, "eu-central-1")
                .describeServices(r -> r.cluster("web-shop").services("checkout"))
                .services()
                .get(0)
                .runningCount())
        .isEqualTo(6);
  }

  private void loseFailOverAndReturn() {
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    failover();
    scene.forward(Duration.ofMinutes(5));
    scene.aws().faults().restore("eu-central-1");
  }
}
