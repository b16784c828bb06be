package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.activities.secrets.AwsCheckSecret;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.CheckSecret;
import io.lifeboat.simulator.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@Timeout(60)
class CheckSecretTest {
  private final Simulation simulation = new Simulation(ConfigurationSamples.world());
  private final SecretsManagerClient home =
      simulation.client(SecretsManagerClient.class, Simulation.FRA);

  private Simulation.Turn<CheckSecret> turn(String secret, Mode mode) {
    return simulation.turn(
        new AwsCheckSecret(simulation),
        new CheckSecret("password", secret, Simulation.FRA, Simulation.DUB, mode));
  }

  private void change() {
    home.putSecretValue(
        r ->
            r.secretId("orders-db")
                .clientRequestToken("0123456789abcdef0123456789abcdef")
                .secretString("other"));
  }

  @Test
  void saysThatAReplicaIsAtTheSameVersion() {
    assertThat(turn("orders-db", Mode.GRACEFUL).confirm().sentence())
        .matches("password in eu-west-1 is at version [0-9a-f]{8}, as in eu-central-1");
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void waitsForAReplicaThatIsStillBehind() {
    change();
    Simulation.Turn<CheckSecret> turn = turn("orders-db", Mode.GRACEFUL);

    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
    assertThat(turn.confirm().sentence()).contains("at version 01234567, as in eu-central-1");
  }

  @Test
  void doesNotNeedALostRegionInAForcedMove() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);

    assertThat(turn("orders-db", Mode.FORCED).inspect().state()).isEqualTo(State.READY);
    assertThat(turn("orders-db", Mode.FORCED).confirm().sentence())
        .contains("whether that is the newest is not known: eu-central-1 does not answer");
    assertThatThrownBy(() -> turn("orders-db", Mode.GRACEFUL).inspect())
        .isInstanceOf(RegionUnreachable.class);
  }

  @Test
  void findsASecretThatIsNotThere() {
    assertThat(turn("at-home", Mode.FORCED).inspect().sentence())
        .isEqualTo("eu-west-1 has no secret at-home; replicate it there");
    assertThatThrownBy(() -> turn("at-home", Mode.FORCED).confirm())
        .isInstanceOf(FinalFailure.class);
  }

  @Test
  void findsAKeyThatCannotBeUsed() {
    simulation
        .client(KmsClient.class, Simulation.DUB)
        .disableKey(r -> r.keyId(ConfigurationSamples.KEY));

    assertThat(turn("orders-db", Mode.FORCED).inspect().sentence())
        .isEqualTo(
            "secret orders-db in eu-west-1 cannot be read: its key alias/shop is Disabled there");
  }

  @Test
  void findsTwoOfTheSameNameThatNothingKeepsInStep() {
    simulation
        .client(SecretsManagerClient.class, Simulation.DUB)
        .stopReplicationToReplica(r -> r.secretId("orders-db"));
    assertThat(turn("orders-db", Mode.FORCED).inspect().sentence())
        .endsWith("the two are not kept in step");

    change();
    assertThat(turn("orders-db", Mode.FORCED).inspect().sentence())
        .contains("nothing replicates one to the other");
  }
}
