package io.lifeboat.simulator.kms;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.world.WorldReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@Timeout(20)
class KmsTest {
  private static final String KEY = "mrk-1234abcd12ab34cd56ef1234567890ab";

  private final Scene scene =
      Scene.of(
          WorldReader.parse(
              """
              account: "111122223333"
              seed: 1
              regions: [eu-central-1, eu-west-1]
              kms:
                - {key: %s, alias: alias/shop, regions: [eu-central-1, eu-west-1], rotation: true, updating: 5s}
                - {key: 0987dcba-09fe-87dc-65ba-ab0987654321, regions: [eu-west-1], states: {eu-west-1: Disabled}}
              secrets:
                - {secret: orders, value: x, regions: [eu-central-1, eu-west-1], kms-key: alias/shop}
              """
                  .formatted(KEY),
              "kms"));
  private final KmsClient home = scene.client(KmsClient.class, "eu-central-1");
  private final KmsClient away = scene.client(KmsClient.class, "eu-west-1");

  private static KeyMetadata key(KmsClient client) {
    return client.describeKey(r -> r.keyId(KEY)).keyMetadata();
  }

  @Test
  void aKeyAndItsReplicasShareTheirMaterial() {
    assertThat(key(home).currentKeyMaterialId()).isEqualTo(key(away).currentKeyMaterialId());
    assertThat(key(home).multiRegionConfiguration().multiRegionKeyTypeAsString())
        .isEqualTo("PRIMARY");
    assertThat(key(away).multiRegionConfiguration().primaryKey().region())
        .isEqualTo("eu-central-1");
    assertThat(away.getKeyRotationStatus(r -> r.keyId("alias/shop")).keyRotationEnabled()).isTrue();
  }

  @Test
  void aMoveOfThePrimaryTakesAWhileAndBothRegions() {
    home.updatePrimaryRegion(r -> r.keyId(KEY).primaryRegion("eu-west-1"));
    assertThat(key(away).keyStateAsString()).isEqualTo("Updating");
    scene.losing("eu-west-1", Loss.BLACK_HOLE).forward(Duration.ofMinutes(1));
    assertThat(key(home).keyStateAsString()).isEqualTo("Updating");

    scene.aws().faults().restore("eu-west-1");
    scene.forward(Duration.ofSeconds(20));
    assertThat(key(home).multiRegionConfiguration().primaryKey().region()).isEqualTo("eu-west-1");
    assertThat(key(away).keyStateAsString()).isEqualTo("Enabled");
  }

  @Test
  void wrongCallsGetTheCodesOfAws() {
    assertRefused(() -> home.describeKey(r -> r.keyId("alias/no")), "NotFoundException");
    assertRefused(() -> home.describeKey(r -> r.keyId(key(away).arn())), "NotFoundException");
    assertRefused(
        () -> away.updatePrimaryRegion(r -> r.keyId(KEY).primaryRegion("eu-central-1")),
        "UnsupportedOperationException");
    assertRefused(
        () -> home.updatePrimaryRegion(r -> r.keyId(KEY).primaryRegion("us-east-1")),
        "NotFoundException");
    away.disableKey(r -> r.keyId(KEY));
    assertRefused(
        () -> home.updatePrimaryRegion(r -> r.keyId(KEY).primaryRegion("eu-west-1")),
        "KMSInvalidStateException");
    assertRefused(() -> home.listKeys(), "NotSimulated");
  }

  @Test
  void aSecretIsUnreadableWhereItsKeyIsDisabled() {
    SecretsManagerClient secrets = scene.client(SecretsManagerClient.class, "eu-west-1");
    away.disableKey(r -> r.keyId(KEY));

    assertRefused(() -> secrets.getSecretValue(r -> r.secretId("orders")), "DecryptionFailure");
    away.enableKey(r -> r.keyId(KEY));
    assertThat(secrets.getSecretValue(r -> r.secretId("orders")).secretString()).isEqualTo("x");
  }
}
