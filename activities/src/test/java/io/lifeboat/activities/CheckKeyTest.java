package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.activities.kms.AwsCheckKey;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.CheckKey;
import io.lifeboat.simulator.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.kms.KmsClient;

@Timeout(60)
class CheckKeyTest {
  private static final String OTHER = "mrk-00000000000000000000000000000000";

  private final Simulation simulation = new Simulation(ConfigurationSamples.world());

  private Simulation.Turn<CheckKey> turn(String key) {
    return simulation.turn(
        new AwsCheckKey(simulation),
        new CheckKey("shop", key, List.of(Simulation.FRA, Simulation.DUB)));
  }

  @Test
  void saysWhereTheKeyIsAndThatItIsRotated() {
    assertThat(turn(ConfigurationSamples.KEY).confirm().sentence())
        .isEqualTo(
            "key shop is enabled in eu-central-1 and eu-west-1, with its primary in eu-central-1,"
                + " rotated every 365 days");
  }

  @Test
  void findsAKeyThatIsDisabledOrMissing() {
    simulation
        .client(KmsClient.class, Simulation.DUB)
        .disableKey(r -> r.keyId(ConfigurationSamples.KEY));

    assertThat(turn(ConfigurationSamples.KEY).inspect().sentence())
        .isEqualTo("key shop: in eu-west-1 it is Disabled; enable it");
    assertThat(turn(OTHER).inspect().sentence())
        .isEqualTo(
            "key shop: eu-central-1 does not have it; replicate it there;"
                + " eu-west-1 does not have it; replicate it there");
    assertThatThrownBy(() -> turn(OTHER).confirm()).isInstanceOf(FinalFailure.class);
  }

  @Test
  void wantsAnAnswerOfEveryRegionThatItNames() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);

    assertThatThrownBy(() -> turn(ConfigurationSamples.KEY).inspect())
        .isInstanceOf(RegionUnreachable.class);
  }

  @Test
  void refusesWhatIsNoMultiRegionKey() {
    assertThatThrownBy(() -> new CheckKey("shop", "alias/shop", List.of(Simulation.FRA)))
        .hasMessageContaining("not the id of a multi-region key");
  }
}
