package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.postgres.SqlCarrySequences;
import io.lifeboat.activities.postgres.SqlComparePostgres;
import io.lifeboat.activities.postgres.SqlHoldPostgresLag;
import io.lifeboat.activities.postgres.SqlPromotePostgres;
import io.lifeboat.activities.postgres.SqlReversePostgres;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.step.CarrySequences;
import io.lifeboat.plan.step.HoldPostgresLag;
import io.lifeboat.plan.step.PostgresServer;
import io.lifeboat.plan.step.PromotePostgres;
import io.lifeboat.plan.step.ReversePostgres;
import io.lifeboat.plan.step.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** There and back between two real servers, while somebody goes on writing. */
@Timeout(180)
class PostgresUnderWritesTest {
  private static final String SUBSCRIPTION = PostgresSamples.SUBSCRIPTION;
  private static final String PUBLICATION = PostgresSamples.PUBLICATION;

  private final PostgresScene scene = new PostgresScene();
  private final PostgresWriter writer = new PostgresWriter(scene);

  @AfterEach
  void end() {
    writer.stop();
    scene.close();
  }

  @Test
  void noRowIsLostOrDoubledThereAndBack() {
    writer.start(PostgresScene.EU);
    writer.awaitRows(20);
    for (PostgresScene.Break each : breaks()) {
      each.arm(scene);
    }
    move(PostgresSamples.EU, PostgresSamples.SOURCE, PostgresSamples.US, PostgresSamples.TARGET);
    writer.awaitRows(20);
    scene.front(PostgresScene.US).cut();
    writer.awaitRows(10);
    move(PostgresSamples.US, PostgresSamples.TARGET, PostgresSamples.EU, PostgresSamples.SOURCE);
    writer.awaitRows(20);
    int written = writer.stop();

    String all =
        "select count(*) || ' ' || count(distinct name) from organization where name like 'w-%'";
    String wanted = written + " " + written;
    assertThat(scene.ask(PostgresScene.EU, all)).isEqualTo(wanted);
    assertThat(scene.soon(PostgresScene.US, all, wanted)).isEqualTo(wanted);
    Outcome compared =
        turn(new SqlComparePostgres(scene.servers()), PostgresSamples.compare()).confirm();
    assertThat(compared.facts()).containsEntry(Facts.DATA_EQUAL, "true");
    assertThat(scene.ask(PostgresScene.EU, "select count(*) from pg_replication_slots"))
        .isEqualTo("1");
    assertThat(scene.ask(PostgresScene.US, "select count(*) from pg_replication_slots"))
        .isEqualTo("0");
  }

  private static List<PostgresScene.Break> breaks() {
    return List.of(
        new PostgresScene.Break(PostgresScene.EU, "create or replace trigger"),
        new PostgresScene.Break(PostgresScene.US, "pg_create_logical_replication_slot"),
        new PostgresScene.Break(PostgresScene.US, "slot_name = none"),
        new PostgresScene.Break(PostgresScene.EU, "create subscription"),
        new PostgresScene.Break(PostgresScene.EU, "insert into organization"));
  }

  /** As a planned run does it; the application is sent to the other side when all is ready. */
  private void move(Region from, PostgresServer source, Region to, PostgresServer target) {
    done(
        new SqlHoldPostgresLag(scene.servers()),
        new HoldPostgresLag(
            "crm",
            from,
            to,
            source,
            target,
            SUBSCRIPTION,
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Mode.GRACEFUL));
    done(
        new SqlPromotePostgres(scene.servers()),
        new PromotePostgres(
            "crm",
            from,
            to,
            source,
            target,
            PUBLICATION,
            SUBSCRIPTION,
            Mode.GRACEFUL,
            List.of(),
            List.of()));
    done(
        new SqlCarrySequences(scene.servers()),
        new CarrySequences("crm", from, to, source, target, 1000));
    writer.goTo(target.host());
    writer.awaitRows(5);
    scene.front(source.host()).cut();
    done(
        new SqlReversePostgres(scene.servers()),
        new ReversePostgres("crm", from, to, source, target, PUBLICATION, SUBSCRIPTION, List.of()));
  }

  private <S extends Step> void done(RecoveryAction<S> action, S step) {
    Simulation.Turn<S> turn = turn(action, step);
    turn.inspect();
    turn.applyPatiently();
    assertThat(turn.confirm().sentence()).isNotBlank();
    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
  }

  private <S extends Step> Simulation.Turn<S> turn(RecoveryAction<S> action, S step) {
    return scene.simulation().turn(action, step);
  }
}
