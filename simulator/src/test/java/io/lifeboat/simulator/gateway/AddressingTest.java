package io.lifeboat.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ListHostedZonesResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

class AddressingTest extends GatewayTest {
  @BeforeEach
  void answerEverything() {
    backend.answer =
        request ->
            switch (request.getClass().getSimpleName()) {
              case "ListHostedZonesRequest" -> ListHostedZonesResponse.builder().build();
              case "GetCallerIdentityRequest" -> GetCallerIdentityResponse.builder().build();
              default -> DescribeDbClustersResponse.builder().build();
            };
  }

  @Test
  void theSignatureTellsRegionAndCaller() {
    sdk.in("eu-west-1", RdsClient.builder()).describeDBClusters();
    assertThat(backend.arrivals)
        .containsExactly(
            new EchoBackend.Arrival(
                "eu-west-1", "AKIDEXAMPLE", DescribeDbClustersRequest.builder().build()));
  }

  @Test
  void routeFiftyThreeIsInOnePlaceWhateverRegionSigns() {
    sdk.in("eu-west-1", Route53Client.builder()).listHostedZones();
    sdk.in("aws-global", Route53Client.builder()).listHostedZones();
    assertThat(backend.arrivals).extracting(EchoBackend.Arrival::region).containsOnly("us-east-1");
  }

  @Test
  void anUnsignedRequestGoesByItsPathOrItsActionToTheDefaultRegion() throws Exception {
    assertThat(raw.post("/?Action=GetCallerIdentity&Version=2011-06-15", "").statusCode())
        .isEqualTo(200);
    assertThat(backend.arrivals)
        .extracting(EchoBackend.Arrival::region, EchoBackend.Arrival::caller)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("eu-central-1", "anonymous"));
  }

  @Test
  void aRegionThatIsNotThereIsNamed() throws IOException, InterruptedException {
    var answer =
        raw.post(
            "/",
            "Action=DescribeDBClusters",
            "Authorization",
            RawHttp.signedFor("rds", "ap-south-1"));
    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(RawHttp.text(answer)).contains("ap-south-1 is not in this world");
  }
}
