package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.postgres.SqlPromotePostgres;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.PromotePostgres;
import io.lifeboat.simulator.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromotePostgresTest extends PostgresPromises<PromotePostgres> {
  @Override
  AwsAction<PromotePostgres> action() {
    return new SqlPromotePostgres(scene.servers());
  }

  @Override
  PromotePostgres step() {
    return PostgresSamples.promote(Mode.GRACEFUL);
  }

  @Override
  List<PostgresScene.Break> changes() {
    return List.of(
        new PostgresScene.Break(PostgresScene.EU, "create or replace trigger"),
        new PostgresScene.Break(PostgresScene.US, "create publication"),
        new PostgresScene.Break(PostgresScene.US, "pg_create_logical_replication_slot"),
        new PostgresScene.Break(PostgresScene.US, "disable"),
        new PostgresScene.Break(PostgresScene.US, "slot_name = none"),
        new PostgresScene.Break(PostgresScene.EU, "pg_drop_replication_slot"));
  }

  @Test
  void takesWritesFromNobodyAtTheOldSource() {
    done();

    assertThatThrownBy(
            () -> scene.run(PostgresScene.EU, "insert into organization(name) values('x')"))
        .hasMessageContaining("organization is written in another region");
    scene.run(PostgresScene.US, "insert into organization(id, name) values(1000, 'x')");
  }

  @Test
  void isNotPutBackWhenSomethingWasWrittenSince() {
    Turn<PromotePostgres> turn = turn();
    turn.inspect();
    turn.applyPatiently();
    scene.run(PostgresScene.US, "insert into organization(id, name) values(1000, 'x')");

    FinalFailure failure = (FinalFailure) catchThrowable(turn::revert);
    assertThat(failure.name()).isEqualTo(FinalFailure.CANNOT_BE_PUT_BACK);
    assertThat(failure).hasMessageContaining("was written in us-east-1 since");
  }

  @Test
  void promotesWithoutTheSourceWhenForced() {
    scene.simulation().aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    Turn<PromotePostgres> turn =
        scene.simulation().turn(action(), PostgresSamples.promote(Mode.FORCED, List.of("contact")));
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    turn.apply();

    assertThat(turn.confirm().sentence()).startsWith("crm is written in us-east-1");
    assertThat(turn.facts().get(Facts.FOR_LATER))
        .startsWith("contact of eu-west-1 stay there")
        .contains("leave slot crm_from_eu");
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    assertThatThrownBy(turn::revert).isInstanceOf(FinalFailure.class);
    scene.run(PostgresScene.US, "insert into organization(id, name) values(1000, 'x')");
  }

  @Test
  void refusesAPlannedMoveWithAPausedReplica() {
    scene.run(PostgresScene.US, "alter subscription crm_from_eu disable");

    assertThat(turn().inspect().sentence())
        .contains("nothing takes changes from crm.eu-west-1.db.example.com");
  }

  @Test
  void tellsOfATableThatIsStillBeingCopied() {
    scene.copyWithoutEnd(PostgresScene.US, PostgresSamples.SUBSCRIPTION);

    assertThat(turn().inspect().sentence())
        .contains("has not copied public.added from eu-west-1 yet");

    scene.simulation().aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    Turn<PromotePostgres> turn =
        scene.simulation().turn(action(), PostgresSamples.promote(Mode.FORCED));
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    turn.apply();
    assertThat(turn.facts().get(Facts.LEFT_TO_DO)).contains("public.added");
  }
}
