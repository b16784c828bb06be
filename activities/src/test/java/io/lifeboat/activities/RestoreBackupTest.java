package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.backup.AwsRestoreBackup;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.RestoreBackup;
import io.lifeboat.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RestoreBackupTest extends ActionPromises<RestoreBackup> {
  @Override
  World world() {
    return GenericWorlds.backups();
  }

  @Override
  AwsAction<RestoreBackup> action() {
    return new AwsRestoreBackup(simulation);
  }

  @Override
  RestoreBackup step() {
    return GenericSamples.restoreLedger();
  }

  @Override
  List<String> effects() {
    return List.of("StartRestoreJob of ledger-restored in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of(
        "ListRecoveryPointsByBackupVault", "GetRecoveryPointRestoreMetadata", "DescribeRestoreJob");
  }

  @Override
  List<String> changes() {
    return List.of("StartRestoreJob");
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
  boolean isDoneAnewByEachRun() {
    return true;
  }

  @Override
  String state() {
    return dynamoDb().listTables().tableNames().toString();
  }

  @Test
  void restoresTheNewestRecoveryPointAndSaysHowOldItIs() {
    Turn<RestoreBackup> turn = turn();
    assertThat(turn.inspect().sentence())
        .isEqualTo(
            "ledger can be restored in eu-west-1: its newest recovery point is 50 min old, more"
                + " than the RPO of 300 s");
    turn.apply();
    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
    assertThat(turn.confirm().sentence())
        .startsWith("ledger is restored in ")
        .contains("arn:aws:dynamodb:eu-west-1:111122223333:table/ledger-restored")
        .endsWith("its newest recovery point is 50 min old, more than the RPO of 300 s");
    assertThat(
            dynamoDb()
                .getItem(
                    request ->
                        request
                            .tableName("ledger-restored")
                            .key(Map.of("id", AttributeValue.fromS("1"))))
                .hasItem())
        .isTrue();
  }

  @Test
  void restoresANamedRecoveryPoint() {
    String older = "arn:aws:backup:eu-west-1:111122223333:recovery-point:00000001";
    Turn<RestoreBackup> turn =
        turnOf("ledger-dr", "ledger", Optional.of(older + "-0000-4000-8000-000000000001"));
    assertThat(turn.inspect().sentence()).contains("the named recovery point is 1450 min old");
  }

  @Test
  void isImpossibleWithoutARecoveryPoint() {
    assertThat(turnOf("ledger-dr", "accounts", Optional.empty()).inspect().sentence())
        .isEqualTo(
            "vault ledger-dr in eu-west-1 holds no complete recovery point of"
                + " arn:aws:dynamodb:eu-central-1:111122223333:table/accounts; let its backup plan"
                + " copy them there");
    assertThat(turnOf("nowhere", "ledger", Optional.empty()).inspect().state())
        .isEqualTo(State.IMPOSSIBLE);
  }

  @Test
  void saysWhyARestoreFailedAndRestoresAnewWhenAPersonRetries() {
    Turn<RestoreBackup> turn =
        simulation.turn(action(), GenericSamples.restore("ledger-dr", "ledger", Map.of()));
    turn.inspect();
    turn.apply();
    assertThat(catchThrowable(turn::confirm))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("is FAILED: Table already exists: ledger");
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    turn.apply();
    assertThat(simulation.changes()).hasSize(2);
  }

  private Turn<RestoreBackup> turnOf(String vault, String table, Optional<String> point) {
    RestoreBackup usual = GenericSamples.restore(vault, table, Map.of("targetTableName", "new"));
    return simulation.turn(
        action(),
        new RestoreBackup(
            usual.name(),
            usual.region(),
            usual.vault(),
            usual.resource(),
            point,
            usual.roleArn(),
            usual.metadata(),
            usual.rpo()));
  }

  private DynamoDbClient dynamoDb() {
    return simulation.client(DynamoDbClient.class, Simulation.DUB);
  }
}
