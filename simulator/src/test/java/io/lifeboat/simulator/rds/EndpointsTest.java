package io.lifeboat.simulator.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.RdsClient;

@Timeout(20)
class EndpointsTest {
  private static final String DUB = "arn:aws:rds:eu-west-1:111122223333:cluster:orders-eu-west-1";
  private final Scene scene = Scene.euWebShop();
  private final RdsClient rds = scene.client(RdsClient.class, "eu-west-1");

  private String globalEndpoint() {
    return rds.describeGlobalClusters().globalClusters().get(0).endpoint();
  }

  private String whyNot(String endpoint, String from) {
    return scene.aws().aurora().whyNotWritableAt(endpoint, from).orElse("writable");
  }

  @Test
  void theGlobalEndpointLeadsToTheWriterWhereverItIs() {
    assertThat(globalEndpoint()).startsWith("web-shop-orders.global-").endsWith(".amazonaws.com");
    assertThat(whyNot(globalEndpoint(), "eu-west-1")).isEqualTo("writable");
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    assertThat(whyNot(globalEndpoint(), "eu-west-1")).contains("does not answer to eu-west-1");
    rds.failoverGlobalCluster(
        r ->
            r.globalClusterIdentifier("web-shop-orders")
                .targetDbClusterIdentifier(DUB)
                .allowDataLoss(true));
    scene.forward(Duration.ofMinutes(3));
    assertThat(whyNot(globalEndpoint(), "eu-west-1")).isEqualTo("writable");
  }

  @Test
  void aClustersEndpointLeadsToThatClusterAlone() {
    var cluster = rds.describeDBClusters().dbClusters().get(0);
    assertThat(cluster.endpoint()).matches("orders-eu-west-1\\.cluster-[0-9a-f]{12}\\.eu-west-1.*");
    assertThat(whyNot(cluster.endpoint(), "eu-west-1")).contains("read-only secondary");
    assertThat(whyNot(cluster.readerEndpoint(), "eu-west-1")).contains("for readers");
    assertThat(whyNot("none.example.com", "eu-west-1")).contains("does not resolve");
  }
}
