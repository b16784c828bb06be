package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.secrets.AwsReplicateSecret;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.ReplicateSecret;
import io.lifeboat.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class ReplicateSecretTest extends ActionPromises<ReplicateSecret> {
  @Override
  World world() {
    return ConfigurationSamples.world();
  }

  @Override
  AwsAction<ReplicateSecret> action() {
    return new AwsReplicateSecret(simulation);
  }

  @Override
  ReplicateSecret step() {
    return step("at-home");
  }

  private static ReplicateSecret step(String secret) {
    return new ReplicateSecret("password", secret, Simulation.FRA, Simulation.DUB);
  }

  private Turn<ReplicateSecret> turn(String secret) {
    return simulation.turn(action(), step(secret));
  }

  @Override
  List<String> effects() {
    return List.of("ReplicateSecretToRegions of at-home in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeSecret");
  }

  @Override
  List<String> changes() {
    return List.of("ReplicateSecretToRegions");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return there("at-home");
  }

  private String there(String secret) {
    try {
      return "primary in "
          + simulation
              .client(SecretsManagerClient.class, Simulation.DUB)
              .describeSecret(r -> r.secretId(secret))
              .primaryRegion();
    } catch (ResourceNotFoundException none) {
      return "none";
    }
  }

  @Test
  void replacesASecretOfTheSameValueAndLetsItStandAloneAgain() {
    Turn<ReplicateSecret> turn = turn("twice");
    assertThat(turn.inspect().sentence())
        .isEqualTo(
            "a secret twice stands in the way in eu-west-1; it holds the same value, so it is replaced");
    turn.apply();
    turn.confirm();
    assertThat(there("twice")).isEqualTo("primary in eu-central-1");

    turn.revert();
    assertThat(there("twice")).isEqualTo("primary in null");
  }

  @Test
  void leavesASecretOfAnotherValueAlone() {
    Inspection found = turn("unlike").inspect();

    assertThat(found.state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(found.sentence()).contains("holds another value").doesNotContain("made-up");
  }

  @Test
  void refusesAKeyThatTheOtherRegionDoesNotHave() {
    assertThat(turn("bound").inspect().sentence()).contains("which only eu-central-1 has");
  }

  @Test
  void findsWhatIsReplicatedAlreadyInEitherDirection() {
    assertThat(turn("orders-db").inspect().state()).isEqualTo(State.ALREADY_DONE);
    ReplicateSecret back =
        new ReplicateSecret("password", "orders-db", Simulation.DUB, Simulation.FRA);
    assertThat(simulation.turn(action(), back).inspect().state()).isEqualTo(State.ALREADY_DONE);
  }
}
