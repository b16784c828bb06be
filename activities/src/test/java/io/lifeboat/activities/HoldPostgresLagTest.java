package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.postgres.SqlHoldPostgresLag;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.HoldPostgresLag;
import io.lifeboat.simulator.Loss;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HoldPostgresLagTest {
  private final PostgresScene scene = new PostgresScene();

  @AfterEach
  void end() {
    scene.close();
  }

  private Turn<HoldPostgresLag> hold(Mode mode) {
    return scene
        .simulation()
        .turn(new SqlHoldPostgresLag(scene.servers()), PostgresSamples.hold(mode));
  }

  @Test
  void letsARunPassWhoseReplicaIsClose() {
    scene.run(PostgresScene.EU, "insert into organization(name) values('new')");
    Turn<HoldPostgresLag> turn = hold(Mode.GRACEFUL);

    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    Outcome outcome = turn.confirm();
    assertThat(outcome.sentence())
        .matches(
            "crm lags \\S+ m?s behind in us-east-1, .* of its log, measured now, within the RPO of 1m");
    assertThat(Double.parseDouble(outcome.facts().get(Facts.LAG_SECONDS))).isLessThan(10);
    assertThat(outcome.facts()).containsKey(Facts.LAG_MEASURED_AT);
    assertThat(turn.revert().sentence()).contains("nothing to put back");
  }

  @Test
  void holdsARunWhoseReplicaIsStuckBehindALock() throws Exception {
    try (var locking = scene.connect(PostgresScene.US);
        var statement = locking.createStatement()) {
      locking.setAutoCommit(false);
      statement.execute("lock table organization in access exclusive mode");
      scene.run(PostgresScene.EU, "insert into organization(name) values('waits')");

      assertThat(hold(Mode.GRACEFUL).inspect().state()).isEqualTo(State.IMPOSSIBLE);
      FinalFailure failure = (FinalFailure) catchThrowable(hold(Mode.GRACEFUL)::confirm);
      assertThat(failure.name()).isEqualTo(FinalFailure.LAG_ABOVE_OBJECTIVE);
      assertThat(failure).hasMessageContaining("above the critical lag of 10s");
    }
  }

  @Test
  void doesNotTakeAPausedReplicaForOneThatIsClose() {
    scene.run(PostgresScene.US, "alter subscription crm_from_eu disable");

    FinalFailure failure = (FinalFailure) catchThrowable(hold(Mode.GRACEFUL)::confirm);
    assertThat(failure.name()).isEqualTo(FinalFailure.LAG_UNKNOWN);
    assertThat(failure).hasMessageContaining("is paused");
  }

  @Test
  void takesTheLastWordOfASourceThatIsGone() {
    scene.soon(
        PostgresScene.US,
        "select count(*) = 1 from pg_stat_subscription where latest_end_time > now() - interval '1 minute'",
        "t");
    scene.simulation().aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);

    assertThat(catchThrowable(hold(Mode.GRACEFUL)::inspect)).isInstanceOf(RegionUnreachable.class);
    Inspection found = hold(Mode.FORCED).inspect();
    assertThat(found.sentence()).contains("by the last message that came");
    assertThat(found.facts()).containsKeys(Facts.LAG_SECONDS, Facts.LAG_MEASURED_AT);
  }

  @Test
  void takesTheNewestHeartbeatWhenTheConnectionIsForgotten() {
    scene.run(
        PostgresScene.US, "create table lifeboat_heartbeat(id int primary key, at timestamptz)");
    scene.run(
        PostgresScene.US, "insert into lifeboat_heartbeat values(1, now() - interval '7 seconds')");
    scene.simulation().aws().faults().lose("eu-west-1", Loss.REFUSE);
    scene.soon(
        PostgresScene.US,
        "select count(*) from pg_stat_subscription where last_msg_receipt_time is not null",
        "0");

    Outcome outcome = hold(Mode.FORCED).confirm();
    assertThat(outcome.sentence()).contains("by the newest heartbeat");
    assertThat(Double.parseDouble(outcome.facts().get(Facts.LAG_SECONDS))).isBetween(7.0, 60.0);
  }

  @Test
  void holdsAForcedRunThatKnowsNothing() {
    scene.simulation().aws().faults().lose("eu-west-1", Loss.REFUSE);
    scene.soon(
        PostgresScene.US,
        "select count(*) from pg_stat_subscription where last_msg_receipt_time is not null",
        "0");

    FinalFailure failure = (FinalFailure) catchThrowable(hold(Mode.FORCED)::confirm);
    assertThat(failure.name()).isEqualTo(FinalFailure.LAG_UNKNOWN);
  }

  @Test
  void holdsNoRunWhoseDatabaseWasPromotedAlready() {
    PostgresSamples.promoted(scene.simulation());

    assertThat(hold(Mode.GRACEFUL).inspect().state()).isEqualTo(State.ALREADY_DONE);
    assertThat(hold(Mode.FORCED).confirm().facts()).isEmpty();
  }
}
