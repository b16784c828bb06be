package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.postgres.SqlFollowPostgres;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.step.FollowPostgres;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowPostgresTest extends PostgresPromises<FollowPostgres> {
  private static final String ALL =
      "select md5(string_agg(o::text, ',' order by id)) from organization o";

  @Override
  World world() {
    return Worlds.customersEverywhere();
  }

  @Override
  AwsAction<FollowPostgres> action() {
    return new SqlFollowPostgres(scene.servers());
  }

  @Override
  FollowPostgres step() {
    return PostgresSamples.follow(Mode.GRACEFUL);
  }

  @Override
  void prepare() {
    PostgresSamples.promotedOfThree(scene.simulation());
  }

  @Override
  List<PostgresScene.Break> changes() {
    return List.of(
        new PostgresScene.Break(PostgresScene.AP, "disable"),
        new PostgresScene.Break(PostgresScene.AP, "drop subscription"),
        new PostgresScene.Break(PostgresScene.AP, "create subscription"));
  }

  /** Put back, it follows by a slot of another name. */
  @Override
  String state() {
    return scene.state().replace("lifeboat_crm_ap_from_eu_eu_west_1", "crm_ap_from_eu");
  }

  @Test
  void missesNothingThatWasWrittenSinceThePromotion() {
    scene.run(PostgresScene.US, "insert into organization(id, name) values(1000, 'between')");
    Turn<FollowPostgres> turn = turn();
    turn.inspect();
    assertThat(turn.applyPatiently().sentence()).contains("nothing was copied");
    turn.confirm();
    scene.run(PostgresScene.US, "insert into organization(id, name) values(1001, 'after')");

    seeThatTheThirdIsEqual("42");
    assertThat(scene.ask(PostgresScene.EU, "select count(*) from pg_replication_slots"))
        .isEqualTo("0");
  }

  @Test
  void bringsInLineWhenTheWriterWasLostAndWasAheadElsewhere() {
    scene.close();
    scene = new PostgresScene(world());
    scene.run(PostgresScene.US, "alter subscription crm_from_eu disable");
    scene.soon(
        PostgresScene.EU,
        "select not active from pg_replication_slots where slot_name = 'crm_from_eu'",
        "t");
    scene.run(PostgresScene.EU, "insert into organization(id, name) values(900, 'only in Asia')");
    scene.soon(PostgresScene.AP, "select count(*) from organization", "41");
    scene.simulation().aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    PostgresSamples.promoted(scene.simulation(), PostgresSamples.promoteOfThree(Mode.FORCED));
    scene.run(PostgresScene.US, "insert into organization(id, name) values(1000, 'new')");

    Turn<FollowPostgres> turn =
        scene.simulation().turn(action(), PostgresSamples.follow(Mode.FORCED));
    assertThat(turn.inspect().sentence()).contains("does not follow");
    assertThat(turn.applyPatiently().sentence()).contains("public.organization (1 rows out, 1 in)");
    turn.confirm();
    scene.run(PostgresScene.US, "insert into organization(id, name) values(1001, 'after')");

    seeThatTheThirdIsEqual("42");
    assertThat(scene.ask(PostgresScene.AP, "select was ->> 'name' from lifeboat_left"))
        .isEqualTo("only in Asia");
    assertThat(turn.facts().get(Facts.LEFT_TO_DO)).contains("1 row of public.organization");
  }

  /** PostgreSQL asks the publisher of a table that is still being copied before it lets it go. */
  @Test
  void followsAlsoWhenItHadNotCopiedAllOfALostWriter() {
    scene.close();
    scene = new PostgresScene(world());
    scene.copyWithoutEnd(PostgresScene.AP, PostgresSamples.SUBSCRIPTION_OF_THIRD);
    scene.simulation().aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    PostgresSamples.promoted(scene.simulation(), PostgresSamples.promoteOfThree(Mode.FORCED));

    Turn<FollowPostgres> turn =
        scene.simulation().turn(action(), PostgresSamples.follow(Mode.FORCED));
    turn.inspect();
    turn.applyPatiently();
    turn.confirm();
    scene.run(PostgresScene.US, "insert into organization(id, name) values(1001, 'after')");

    seeThatTheThirdIsEqual("41");
  }

  @Test
  void waitsForThePromotion() {
    scene.close();
    scene = new PostgresScene(world());

    assertThat(turn().inspect().sentence())
        .isEqualTo(
            "crm.ap-southeast-1.db.example.com follows eu-west-1 until us-east-1 is promoted");
    assertThat(catchThrowable(() -> turn().apply()))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("promote it first");
  }

  private void seeThatTheThirdIsEqual(String rows) {
    assertThat(scene.soon(PostgresScene.AP, "select count(*) from organization", rows))
        .isEqualTo(rows);
    assertThat(scene.ask(PostgresScene.AP, ALL)).isEqualTo(scene.ask(PostgresScene.US, ALL));
  }
}
