package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.secrets.AwsPromoteSecret;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.step.PromoteSecret;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class PromoteSecretTest extends ActionPromises<PromoteSecret> {
  @BeforeEach
  void thePrimaryIsLost() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
  }

  @Override
  World world() {
    return ConfigurationSamples.world();
  }

  @Override
  AwsAction<PromoteSecret> action() {
    return new AwsPromoteSecret(simulation);
  }

  @Override
  PromoteSecret step() {
    return new PromoteSecret("password", "orders-db", Simulation.FRA, Simulation.DUB);
  }

  @Override
  List<String> effects() {
    return List.of("StopReplicationToReplica of orders-db in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeSecret");
  }

  @Override
  List<String> changes() {
    return List.of("StopReplicationToReplica");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  boolean isReversible() {
    return false;
  }

  @Override
  String state() {
    return "primary "
        + simulation
            .client(SecretsManagerClient.class, Simulation.DUB)
            .describeSecret(r -> r.secretId("orders-db"))
            .primaryRegion();
  }

  @Test
  void saysThatReadingNeedsNoPromotionAndWhatIsLeftForLater() {
    assertThat(turn().inspect().sentence()).contains("must stand alone only to take another value");
    turn().apply();

    assertThat(turn().confirm().facts().get(Facts.FOR_LATER)).contains("before moving back");
  }
}
