package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.apigateway.AwsCheckApiGateway;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.CheckApiGateway;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.world.WorldReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CheckApiGatewayTest {
  private static final String GOOD =
      "stages: [prod], domain: {domain: api.example.com, stage: prod,"
          + " certificate: 'arn:aws:acm:eu-west-1:111122223333:certificate/1'}";

  @ParameterizedTest
  @CsvSource({"rest", "http"})
  void findsADomainThatLeadsToADeployedStage(String type) {
    Simulation simulation = world(type, GOOD);

    assertThat(turn(simulation).inspect().sentence())
        .isEqualTo("api.example.com in eu-west-1 is available and leads to stage prod of orders");
    assertThat(turn(simulation).confirm().sentence()).contains("is available");
    assertThat(simulation.mutations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api.example.com|other.example.com|eu-west-1 has no custom domain api.example.com; make a"
            + " regional one with a certificate of that region",
        "stage: prod,|stage: prod, status: UPDATING,|the custom domain api.example.com in eu-west-1"
            + " is UPDATING, not AVAILABLE",
        "acm:eu-west-1|acm:us-east-1|the custom domain api.example.com in eu-west-1 has no"
            + " certificate of that region; import one there",
        "stage: prod,|stage: test,|api.example.com in eu-west-1 leads to stage test, not to stage"
            + " prod of orders; map it",
        "stage: prod, | |api.example.com in eu-west-1 leads to no stage, not to stage prod of"
            + " orders; map it",
        "stages: [prod]|stages: [test]|stage prod of orders, to which api.example.com leads, is not"
            + " deployed in eu-west-1; deploy it",
      })
  void saysWhatIsMissing(String good, String bad, String sentence) {
    Simulation simulation = world("rest", GOOD.replace(good, bad == null ? "" : bad));

    assertThat(turn(simulation).inspect()).isEqualTo(Inspection.impossible(sentence));
    assertThat(catchThrowable(() -> turn(simulation).confirm())).isInstanceOf(FinalFailure.class);
  }

  @Test
  void noticesALostRegion() {
    Simulation simulation = world("rest", GOOD);
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);

    assertThat(catchThrowable(() -> turn(simulation).inspect()))
        .isInstanceOf(RegionUnreachable.class);
  }

  private static Simulation world(String type, String there) {
    return new Simulation(
        WorldReader.parse(
            """
            account: "111122223333"
            regions: [eu-west-1]
            api-gateway: [{api: orders, type: %s, in: {eu-west-1: {%s}}}]
            """
                .formatted(type, there),
            "api"));
  }

  private static Simulation.Turn<CheckApiGateway> turn(Simulation simulation) {
    return simulation.turn(
        new AwsCheckApiGateway(simulation),
        new CheckApiGateway("orders", Simulation.DUB, "api.example.com", "prod"));
  }
}
