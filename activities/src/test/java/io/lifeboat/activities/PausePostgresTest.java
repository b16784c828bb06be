package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.postgres.SqlPausePostgres;
import io.lifeboat.plan.step.PausePostgres;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausePostgresTest extends PostgresPromises<PausePostgres> {
  @Override
  AwsAction<PausePostgres> action() {
    return new SqlPausePostgres(scene.servers());
  }

  @Override
  PausePostgres step() {
    return new PausePostgres(
        "crm", PostgresSamples.US, PostgresSamples.TARGET, PostgresSamples.SUBSCRIPTION);
  }

  @Override
  List<PostgresScene.Break> changes() {
    return List.of(new PostgresScene.Break(PostgresScene.US, "disable"));
  }

  @Test
  void saysWhatTheServerPublishesFollowsAndKeeps() {
    assertThat(turn().inspect().sentence())
        .isEqualTo(
            "subscription crm_from_eu of crm.us-east-1.db.example.com takes changes:"
                + " it publishes nothing, follows by crm_from_eu, keeps for nothing");
  }

  @Test
  void whatIsWrittenMeanwhileComesLater() {
    var turn = turn();
    turn.inspect();
    turn.applyPatiently();
    turn.confirm();
    scene.run(PostgresScene.EU, "insert into organization(name) values('meanwhile')");
    assertThat(scene.ask(PostgresScene.US, "select count(*) from organization")).isEqualTo("40");

    turn.revert();
    assertThat(scene.soon(PostgresScene.US, "select count(*) from organization", "41"))
        .isEqualTo("41");
  }
}
