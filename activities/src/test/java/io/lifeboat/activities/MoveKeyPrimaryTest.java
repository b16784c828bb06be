package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.kms.AwsMoveKeyPrimary;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.MoveKeyPrimary;
import io.lifeboat.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;

class MoveKeyPrimaryTest extends ActionPromises<MoveKeyPrimary> {
  @Override
  World world() {
    return ConfigurationSamples.world();
  }

  @Override
  AwsAction<MoveKeyPrimary> action() {
    return new AwsMoveKeyPrimary(simulation);
  }

  @Override
  MoveKeyPrimary step() {
    return new MoveKeyPrimary("shop", ConfigurationSamples.KEY, Simulation.FRA, Simulation.DUB);
  }

  @Override
  List<String> effects() {
    return List.of("UpdatePrimaryRegion of " + ConfigurationSamples.KEY + " in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeKey");
  }

  @Override
  List<String> changes() {
    return List.of("UpdatePrimaryRegion");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return simulation
        .client(KmsClient.class, Simulation.DUB)
        .describeKey(r -> r.keyId(ConfigurationSamples.KEY))
        .keyMetadata()
        .multiRegionConfiguration()
        .primaryKey()
        .region();
  }

  @Test
  void doesNotMoveToADisabledReplica() {
    simulation
        .client(KmsClient.class, Simulation.DUB)
        .disableKey(r -> r.keyId(ConfigurationSamples.KEY));

    assertThat(turn().inspect().state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(turn().inspect().sentence())
        .isEqualTo("key shop is Disabled in eu-west-1; enable it");
  }

  @Test
  void anotherRunDoesNotPutBackWhatItDidNotMove() {
    turn().apply();
    turn().confirm();

    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> turn().revert()))
        .hasMessageContaining("this run did not move the primary");
  }
}
