package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.simulator.Loss;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.RdsException;

class AdminTest extends ServerTest {

  @Test
  void theOverviewIsTextForPeopleAndJsonForPrograms() throws Exception {
    post("/_simulator/lose/eu-central-1?how=black-hole");
    String text = get("/_simulator/").body();
    assertThat(text).contains("eu-central-1", "lost: black-hole", "shop.example.com", "help");
    JsonNode json = new ObjectMapper().readTree(get("/_simulator?format=json").body());
    assertThat(json.at("/regions/eu-central-1").textValue()).isEqualTo("lost: black-hole");
    assertThat(json.at("/regions/eu-west-1").textValue()).isEqualTo("fine");
    assertThat(json.get("speedUp").doubleValue()).isEqualTo(SPEED_UP);
    assertThat(json.get("services").toString()).contains("\"rds\"", "\"route53\"", "\"ecs\"");
  }

  @Test
  void everyOrderStandsInTheDocumentation() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "simulator.md"));
    assertThat(get("/_simulator/help").body().lines().filter(line -> !line.startsWith(" ")))
        .hasSizeGreaterThan(10)
        .allSatisfy(line -> assertThat(page).contains(line.split("/_simulator")[1].strip()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"black-hole", "refuse", "slow"})
  void regionsAreLostAndComeBack(String how) throws Exception {
    assertThat(post("/_simulator/lose/eu-central-1?how=" + how).statusCode()).isEqualTo(200);
    assertThat(server.aws().faults().dataPlane("eu-central-1")).hasValue(loss(how));
    assertThat(post("/_simulator/restore/eu-central-1").body()).contains("is back");
    assertThat(server.aws().faults().dataPlane("eu-central-1")).isEmpty();
  }

  private static Loss loss(String how) {
    return Loss.valueOf(how.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }

  @Test
  void operationsFailAsOrderedAndOnlyAsOftenAsOrdered() throws Exception {
    RdsClient rds = sdk().in("eu-west-1", RdsClient.builder());
    post("/_simulator/fail/DescribeGlobalClusters?code=ServiceUnavailable&times=1");
    assertThatThrownBy(rds::describeGlobalClusters)
        .isInstanceOfSatisfying(
            RdsException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ServiceUnavailable"));
    assertThat(rds.describeGlobalClusters().globalClusters()).hasSize(1);
    post("/_simulator/throttle/describeglobalclusters");
    assertThatThrownBy(rds::describeGlobalClusters)
        .isInstanceOfSatisfying(
            RdsException.class, e -> assertThat(e.isThrottlingException()).isTrue());
    post("/_simulator/lose-answer/ModifyDBCluster?times=2");
    assertThatThrownBy(() -> close(rds)).isInstanceOf(SdkClientException.class);
    post("/_simulator/clear");
    close(rds);
    assertThat(server.aws().journal().mutations("ModifyDBCluster")).hasSize(2);
  }

  @Test
  void aCallIsHeldAndTheJournalTellsWhetherItHadItsEffect() throws Exception {
    RdsClient rds = sdk().in("eu-west-1", RdsClient.builder());
    String placed =
        post("/_simulator/hold/ModifyDBCluster?when=after&region=eu-west-1&format=json").body();
    String id = new ObjectMapper().readTree(placed).get("id").textValue();
    assertThat(get("/_simulator/holds/" + id).body()).contains("waiting for a call");
    CompletableFuture<Void> call = CompletableFuture.runAsync(() -> close(rds));
    assertThat(get("/_simulator/holds/" + id + "?wait=10s").body())
        .contains("holding a call of AKIDEXAMPLE");
    assertThat(get("/_simulator/journal").body()).contains("ModifyDBCluster");
    assertThat(call).isNotDone();
    assertThat(post("/_simulator/release/" + id).body()).contains("released");
    call.join();
    assertThat(post("/_simulator/release/" + id).statusCode()).isEqualTo(409);
    JsonNode journal =
        new ObjectMapper()
            .readTree(
                get("/_simulator/journal?kind=mutation&operation=modifydbcluster&format=json")
                    .body());
    assertThat(journal).hasSize(1);
    assertThat(journal.get(0).get("caller").textValue()).isEqualTo("AKIDEXAMPLE");
  }

  @Test
  void anApplicationIsDegradedAndMended() throws Exception {
    String url = "http://eu-central-1.shop.example.com/health";
    assertThat(post("/_simulator/degrade/eu-central-1?what=web-shop/storefront&percent=100").body())
        .contains("100.0 % of the answers are 503");
    HttpResponse<String> bad = page("alice", url);
    assertThat(bad.statusCode()).isEqualTo(503);
    assertThat(bad.headers().firstValue("X-Region")).hasValue("eu-central-1");
    assertThat(get("/_simulator/").body()).contains("Degraded", "web-shop/storefront");
    post("/_simulator/mend/eu-central-1?what=web-shop/storefront");
    assertThat(page("alice", url).statusCode()).isEqualTo(200);
    assertThat(get("/_simulator/").body()).doesNotContain("Degraded");
    post("/_simulator/lack-capacity/eu-west-1?times=3");
    assertThat(server.aws().faults().takeLackOfCapacity("eu-west-1")).isTrue();
  }

  private static void close(RdsClient rds) {
    rds.modifyDBCluster(
        b -> b.dbClusterIdentifier("orders-eu-west-1").vpcSecurityGroupIds("sg-0closeddub"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lose/mars-north-1|404|There is no region mars-north-1; there is eu-central-1",
        "lose/eu-west-1?how=quietly|400|how must be one of black-hole, refuse, slow, not \"quietly\"",
        "lose/eu-west-1?hwo=slow|400|There is no parameter hwo here; there is how",
        "lose|404|There is no /_simulator/lose.",
        "journal|405|takes GET",
        "throttle/DescribeEverything|404|has an operation DescribeEverything",
        "throttle/UpdateService?times=0|400|times must be a whole number above zero, not \"0\"",
        "fail/UpdateService|400|The parameter code is needed",
        "stale-reads/DescribeServices?for=soon|400|a duration such as 500ms, 30s or 2m",
        "hold/UpdateService?when=during|400|when must be one of before, after",
        "hold/*|400|for one operation",
        "release/hold-9|404|There is no hold hold-9",
        "degrade/eu-west-1?what=/none&percent=5|404|There is no application /none; there is",
        "degrade/eu-west-1?what=/health|400|The parameter percent is needed",
        "degrade/eu-west-1?what=/health&percent=101|400|a percentage such as 5 or 2.5, not",
        "lag/web-shop-orders|400|The parameter is is needed",
        "fly/away|404|GET  /_simulator/journal",
      })
  void badOrdersAreRefusedInASentence(String order, int status, String sentence) throws Exception {
    HttpResponse<String> answer = post("/_simulator/" + order);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(sentence);
  }
}
