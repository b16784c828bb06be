package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.postgres.Conninfo;
import io.lifeboat.activities.postgres.JdbcSqlServers;
import io.lifeboat.activities.postgres.Moment;
import io.lifeboat.activities.postgres.Sql;
import io.lifeboat.activities.postgres.SqlPromotePostgres;
import io.lifeboat.activities.postgres.SqlReversePostgres;
import io.lifeboat.activities.postgres.SqlServers;
import io.lifeboat.activities.postgres.SqlWay;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PostgresServer;
import io.lifeboat.plan.step.PromotePostgres;
import io.lifeboat.plan.step.ReversePostgres;
import io.lifeboat.simulator.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReversePostgresTest extends PostgresPromises<ReversePostgres> {
  /** What stays in its region refers to what all regions share. */
  private static final String REGIONAL =
      "create table contact(id int primary key, organization bigint references organization);"
          + " insert into contact values(1, 1)";

  @Override
  AwsAction<ReversePostgres> action() {
    return new SqlReversePostgres(scene.servers());
  }

  @Override
  ReversePostgres step() {
    return PostgresSamples.reverse();
  }

  @Override
  void prepare() {
    PostgresSamples.promoted(scene.simulation());
  }

  @Override
  List<PostgresScene.Break> changes() {
    return List.of(
        new PostgresScene.Break(PostgresScene.US, "drop subscription"),
        new PostgresScene.Break(PostgresScene.EU, "create subscription"));
  }

  /** What is written on the new writer comes to the old one: that is what reverting ends. */
  @Override
  String state() {
    return scene.ask(
            PostgresScene.EU,
            "select coalesce(string_agg(subname || subslotname || suborigin, ','), '') from pg_subscription where subenabled")
        + scene.ask(PostgresScene.US, "select string_agg(slot_name, ',') from pg_replication_slots")
        + scene.ask(
            PostgresScene.EU, "select string_agg(slot_name, ',') from pg_replication_slots");
  }

  @Test
  void whatWasWrittenBetweenPromotionAndReversalComesToo() {
    scene.run(PostgresScene.US, "insert into organization(id, name) values(1000, 'between')");
    done();
    scene.run(PostgresScene.US, "insert into organization(id, name) values(1001, 'after')");

    assertThat(scene.soon(PostgresScene.EU, "select count(*) from organization", "42"))
        .isEqualTo("42");
    assertThat(scene.ask(PostgresScene.US, "select count(*) from organization")).isEqualTo("42");
    assertThat(scene.ask(PostgresScene.EU, "select count(*) from pg_replication_slots"))
        .isEqualTo("0");
    assertThatThrownBy(() -> scene.run(PostgresScene.EU, "delete from organization"))
        .hasMessageContaining("organization is written in another region");
  }

  @Test
  void goesOnAfterItWasPutBack() {
    Turn<ReversePostgres> turn = turn();
    turn.inspect();
    turn.applyPatiently();
    turn.confirm();
    turn.revert();
    scene.run(PostgresScene.US, "insert into organization(id, name) values(1000, 'meanwhile')");

    Turn<ReversePostgres> again = turn();
    assertThat(again.inspect().sentence()).contains("is paused");
    again.applyPatiently();
    again.confirm();
    assertThat(scene.soon(PostgresScene.EU, "select count(*) from organization", "41"))
        .isEqualTo("41");
  }

  @Test
  void bringsInLineAfterALossAndSetsAsideWhatNeverLeft() {
    scene.close();
    scene = new PostgresScene();
    scene.run(PostgresScene.EU, REGIONAL);
    scene.run(PostgresScene.US, "alter subscription crm_from_eu disable");
    scene.soon(PostgresScene.EU, "select not active from pg_replication_slots", "t");
    scene.run(PostgresScene.EU, "insert into organization(id, name) values(900, 'never sent')");
    scene.run(PostgresScene.EU, "update organization set name = 'renamed in Europe' where id = 1");
    scene.run(PostgresScene.EU, "delete from app_user where id = 7");
    scene.simulation().aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    Turn<PromotePostgres> promotion =
        scene
            .simulation()
            .turn(new SqlPromotePostgres(scene.servers()), PostgresSamples.promote(Mode.FORCED));
    promotion.inspect();
    promotion.apply();
    scene.run(PostgresScene.US, "insert into organization(id, name) values(1000, 'new')");
    scene.simulation().aws().faults().restore("eu-west-1");

    scene.run(PostgresScene.US, "update organization set name = 'renamed overseas' where id = 2");
    scene.run(PostgresScene.US, "delete from organization where id = 3");

    Turn<ReversePostgres> turn = turn();
    assertThat(turn.inspect().sentence())
        .isEqualTo(
            "crm.eu-west-1.db.example.com had not sent 3 transactions with 3 changes before it was left");
    assertThat(turn.applyPatiently().sentence())
        .contains("public.organization (4 rows out, 3 in)")
        .contains("public.app_user (0 rows out, 1 in)");
    turn.confirm();
    scene.run(PostgresScene.US, "insert into organization(id, name) values(1001, 'after')");

    assertThat(scene.soon(PostgresScene.EU, "select count(*) from organization", "41"))
        .isEqualTo("41");
    String all = "select md5(string_agg(o::text, ',' order by id)) from organization o";
    assertThat(scene.soon(PostgresScene.EU, all, scene.ask(PostgresScene.US, all)))
        .isEqualTo(scene.ask(PostgresScene.US, all));
    assertThat(
            scene.ask(
                PostgresScene.EU,
                "select string_agg(concat_ws(' ', was ->> 'name', instead ->> 'name'), ', ' order by was ->> 'name') from lifeboat_left"))
        .isEqualTo("never sent, renamed in Europe text-1");
    assertThat(turn.facts().get(Facts.LEFT_TO_DO))
        .startsWith("look at 2 rows of public.organization that eu-west-1 had not sent")
        .endsWith(
            "1 of the changes that never left eu-west-1 deleted a row: those rows are there again");
    assertThat(scene.ask(PostgresScene.EU, "select count(*) from contact")).isEqualTo("1");
    assertThat(scene.ask(PostgresScene.EU, "select count(*) from pg_replication_slots"))
        .isEqualTo("0");
  }

  @Test
  void refusesWhileTheReplicaStillFollows() {
    scene.close();
    scene = new PostgresScene();

    assertThat(turn().inspect().sentence()).contains("promote it first");
    assertThat(catchThrowable(() -> turn().apply())).isInstanceOf(FinalFailure.class);
  }

  @Test
  void noFailureShowsAPassword() {
    SqlServers nowhere =
        new JdbcSqlServers(
            scene.simulation(), SqlWay.through(PostgresSamples.TARGET.address() + "=127.0.0.1:1"));
    SqlServers lost =
        new SqlServers() {
          @Override
          public Sql open(PostgresServer server, Region region, Watch watch) {
            return scene.servers().open(server, region, watch);
          }

          @Override
          public Moment moment(PostgresServer server, Region region, String slot, Watch watch) {
            return scene.servers().moment(server, region, slot, watch);
          }

          @Override
          public Conninfo conninfo(PostgresServer server, Region region, Watch watch) {
            Conninfo conninfo = nowhere.conninfo(server, region, watch);
            assertThat(conninfo.toString()).doesNotContain("pw-");
            return conninfo;
          }
        };
    Turn<ReversePostgres> turn = scene.simulation().turn(new SqlReversePostgres(lost), step());
    turn.inspect();
    Throwable failure = catchThrowable(turn::apply);

    assertThat(failure)
        .isInstanceOf(TryAgain.class)
        .hasNoCause()
        .hasMessage("crm.eu-west-1.db.example.com cannot reach the server that it is to follow");
  }
}
