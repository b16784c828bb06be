package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.postgres.SqlComparePostgres;
import io.lifeboat.activities.postgres.SqlCompareSchema;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.step.CompareSchema;
import io.lifeboat.simulator.Loss;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ComparePostgresTest {
  private final PostgresScene scene = new PostgresScene();

  @AfterEach
  void end() {
    scene.close();
  }

  private Outcome rows() {
    return scene
        .simulation()
        .turn(new SqlComparePostgres(scene.servers()), PostgresSamples.compare())
        .confirm();
  }

  private Simulation.Turn<CompareSchema> schema() {
    return scene
        .simulation()
        .turn(
            new SqlCompareSchema(scene.servers()),
            new CompareSchema(
                "crm",
                PostgresSamples.EU,
                PostgresSamples.US,
                PostgresSamples.SOURCE,
                PostgresSamples.TARGET));
  }

  @Test
  void equalRowsAreFoundEqualAndOthersNot() {
    assertThat(rows().facts()).containsEntry(Facts.DATA_EQUAL, "true");
    assertThat(rows().sentence())
        .isEqualTo(
            "crm in eu-west-1 and us-east-1: organization: 40 rows, same checksum;"
                + " app_user: 400 rows, same checksum");

    scene.run(PostgresScene.US, "update app_user set email = 'other' where id = 7");
    assertThat(rows().facts()).containsEntry(Facts.DATA_EQUAL, "false");
    assertThat(rows().facts().get(Facts.DATA_FINDINGS))
        .startsWith("DIFFERENT: app_user: 400 rows on both sides, but other checksums; ");
    scene.run(PostgresScene.US, "delete from app_user where id = 7");
    assertThat(rows().sentence()).contains("400 rows at the source, 399 at the target");
  }

  @Test
  void schemasInStepPassAndOthersAreNamed() {
    assertThat(schema().confirm().sentence())
        .isEqualTo(
            "crm is at schema version 2 in eu-west-1 and us-east-1 (2 migrations, same checksums)");

    scene.run(
        PostgresScene.US, "update flyway_schema_history set checksum = 1 where version = '1'");
    scene.run(
        PostgresScene.EU,
        "insert into flyway_schema_history select 3, '3', 'later', type, script, 5, installed_by, now(), 1, true from flyway_schema_history where version = '1'");
    assertThat(schema().inspect().state()).isEqualTo(State.IMPOSSIBLE);
    FinalFailure differs = (FinalFailure) catchThrowable(schema()::confirm);
    assertThat(differs.name()).isEqualTo("SchemaDiffers");
    assertThat(differs)
        .hasMessageContaining("1 has another checksum in us-east-1, 3 is missing in us-east-1");

    scene.run(
        PostgresScene.US, "update flyway_schema_history set success = false where version = '2'");
    assertThat(catchThrowable(schema()::confirm)).hasMessageContaining("2 failed in us-east-1");
  }

  @Test
  void theTargetsSchemaIsShownWhenTheSourceIsGone() {
    scene.simulation().aws().faults().lose("eu-west-1", Loss.REFUSE);

    assertThat(schema().confirm().sentence())
        .isEqualTo(
            "crm in us-east-1 is at schema version 2 (2 migrations);"
                + " eu-west-1 does not answer, so there is nothing to compare with");
  }
}
