package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.route53.AwsInvertHealthCheck;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.InvertHealthCheck;
import io.lifeboat.simulator.Loss;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvertHealthCheckTest extends ActionPromises<InvertHealthCheck> {
  @BeforeEach
  void theStandbyCanServe() {
    StandbyServes.in(simulation);
  }

  @Override
  AwsAction<InvertHealthCheck> action() {
    return new AwsInvertHealthCheck(simulation, new SimulatedNameServers(simulation.aws()));
  }

  @Override
  InvertHealthCheck step() {
    return new InvertHealthCheck(
        "Z04EXAMPLE", "shop.example.com", "hc-fra", true, Simulation.FRA, Simulation.DUB);
  }

  @Override
  List<String> effects() {
    return List.of("UpdateHealthCheck of hc-fra in us-east-1");
  }

  @Override
  List<String> looks() {
    return List.of("GetHealthCheck", "ListResourceRecordSets");
  }

  @Override
  List<String> changes() {
    return List.of("UpdateHealthCheck");
  }

  @Override
  String region() {
    return "us-east-1";
  }

  @Override
  String state() {
    return "inverted: "
        + simulation
            .route53()
            .getHealthCheck(request -> request.healthCheckId("hc-fra"))
            .healthCheck()
            .healthCheckConfig()
            .inverted();
  }

  @Test
  void doesNotCallUsersBackToARegionThatIsGone() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    simulation.watch().pause(Duration.ofMinutes(3));

    assertThat(turn().inspect().state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(turn().inspect().sentence()).contains("would send users back to eu-central-1");
  }
}
