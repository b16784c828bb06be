package io.lifeboat.simulator.secrets;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.world.WorldReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;

@Timeout(20)
class SecretsTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private final Scene scene =
      Scene.of(
          WorldReader.parse(
              """
              account: "111122223333"
              seed: 1
              regions: [eu-central-1, eu-west-1]
              secrets:
                - {secret: orders, value: made-up, regions: [eu-central-1, eu-west-1], replication: 5s}
                - {secret: lonely, value: at-home, regions: [eu-west-1]}
                - {secret: lonely, value: at-work, regions: [eu-central-1]}
              """,
              "secrets"));
  private final SecretsManagerClient home =
      scene.client(SecretsManagerClient.class, "eu-central-1");
  private final SecretsManagerClient away = scene.client(SecretsManagerClient.class, "eu-west-1");

  private static String value(SecretsManagerClient client) {
    return client.getSecretValue(r -> r.secretId("orders")).secretString();
  }

  private void put(String value) {
    home.putSecretValue(r -> r.secretId("orders").clientRequestToken(TOKEN).secretString(value));
  }

  private String status(String secret) {
    return home.describeSecret(r -> r.secretId(secret)).replicationStatus().stream()
        .map(s -> s.region() + " " + s.statusAsString())
        .findFirst()
        .orElse("none");
  }

  @Test
  void isFoundByItsNameItsArnAndItsArnWithoutTheEnd() {
    String arn = away.describeSecret(r -> r.secretId("orders")).arn();

    assertThat(arn).matches("arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-.{6}");
    assertThat(away.getSecretValue(r -> r.secretId(arn)).secretString()).isEqualTo("made-up");
    assertThat(away.getSecretValue(r -> r.secretId(arn.substring(0, arn.length() - 7))).name())
        .isEqualTo("orders");
  }

  @Test
  void aChangeReachesItsReplicaLater() {
    put("changed");

    assertThat(status("orders")).isEqualTo("eu-west-1 InProgress");
    assertThat(value(away)).isEqualTo("made-up");
    scene.forward(Duration.ofSeconds(5));
    assertThat(status("orders")).isEqualTo("eu-west-1 InSync");
    assertThat(value(away)).isEqualTo("changed");
    assertThat(away.describeSecret(r -> r.secretId("orders")).versionIdsToStages())
        .containsEntry(TOKEN, List.of("AWSCURRENT"));
  }

  @Test
  void theSameTokenPutsOnce() {
    put("changed");
    put("changed");

    assertThat(scene.aws().journal().mutations())
        .extracting(e -> e.changed())
        .containsExactly(true, false);
    assertRefused(() -> put("otherwise"), "ResourceExistsException");
  }

  @Test
  void whatIsChangedInALostRegionArrivesWhenItIsBack() {
    put("changed");
    scene.losing("eu-central-1", Loss.BLACK_HOLE).forward(Duration.ofMinutes(5));
    assertThat(value(away)).isEqualTo("made-up");

    scene.aws().faults().restore("eu-central-1");
    scene.forward(Duration.ofSeconds(20));
    assertThat(value(away)).isEqualTo("changed");
  }

  @Test
  void aReplicaTakesNoValueUntilItStandsAlone() {
    assertRefused(
        () ->
            away.putSecretValue(
                r -> r.secretId("orders").clientRequestToken(TOKEN).secretString("x")),
        "InvalidRequestException");
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    away.stopReplicationToReplica(r -> r.secretId("orders"));
    away.putSecretValue(r -> r.secretId("orders").clientRequestToken(TOKEN).secretString("x"));

    assertThat(value(away)).isEqualTo("x");
    assertThat(away.describeSecret(r -> r.secretId("orders")).primaryRegion()).isNull();
    assertRefused(
        () -> away.stopReplicationToReplica(r -> r.secretId("orders")), "InvalidRequestException");
  }

  @Test
  void anOldPrimaryFailsToFollowUpAReplicaThatStandsAlone() {
    scene.losing("eu-central-1", Loss.BLACK_HOLE);
    away.stopReplicationToReplica(r -> r.secretId("orders"));
    scene.aws().faults().restore("eu-central-1");
    put("changed");
    scene.forward(Duration.ofSeconds(5));

    assertThat(status("orders")).isEqualTo("eu-west-1 Failed");
    assertThat(value(away)).isEqualTo("made-up");
  }

  @Test
  void aSecretOfTheSameNameStandsInTheWayUnlessItIsOverwritten() {
    ReplicaRegionType there = ReplicaRegionType.builder().region("eu-west-1").build();
    home.replicateSecretToRegions(r -> r.secretId("lonely").addReplicaRegions(there));
    scene.forward(Duration.ofSeconds(10));
    assertThat(status("lonely")).isEqualTo("eu-west-1 Failed");

    home.replicateSecretToRegions(
        r -> r.secretId("lonely").addReplicaRegions(there).forceOverwriteReplicaSecret(true));
    scene.forward(Duration.ofSeconds(10));
    assertThat(status("lonely")).isEqualTo("eu-west-1 InSync");
    assertThat(away.getSecretValue(r -> r.secretId("lonely")).secretString()).isEqualTo("at-work");

    home.removeRegionsFromReplication(r -> r.secretId("lonely").removeReplicaRegions("eu-west-1"));
    assertRefused(
        () -> away.getSecretValue(r -> r.secretId("lonely")), "ResourceNotFoundException");
  }

  @Test
  void wrongCallsGetTheCodesOfAws() {
    Map<String, Runnable> wrong =
        Map.of(
            "ResourceNotFoundException", () -> home.describeSecret(r -> r.secretId("nowhere")),
            "InvalidParameterException", () -> put(null),
            "InvalidRequestException",
                () ->
                    away.removeRegionsFromReplication(
                        r -> r.secretId("orders").removeReplicaRegions("eu-central-1")),
            "NotSimulated", () -> home.listSecrets());

    wrong.forEach((code, call) -> assertRefused(call::run, code));
  }

  @Test
  void theJournalNamesNoValue() {
    put("very-secret");

    assertThat(scene.aws().journal().entries().toString()).doesNotContain("very-secret");
  }
}
