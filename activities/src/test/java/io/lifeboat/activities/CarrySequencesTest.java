package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.postgres.SqlCarrySequences;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.CarrySequences;
import io.lifeboat.simulator.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarrySequencesTest extends PostgresPromises<CarrySequences> {
  @Override
  AwsAction<CarrySequences> action() {
    return new SqlCarrySequences(scene.servers());
  }

  @Override
  CarrySequences step() {
    return PostgresSamples.carry();
  }

  @Override
  List<PostgresScene.Break> changes() {
    return List.of(new PostgresScene.Break(PostgresScene.US, "setval"));
  }

  @Override
  boolean isRestored() {
    return false;
  }

  @Test
  void theNextNumbersAreThoseOfTheSource() {
    scene.run(PostgresScene.EU, "insert into organization(name) values('rolled back')");
    scene.run(PostgresScene.EU, "delete from organization where id = 41");
    done();

    assertThat(scene.ask(PostgresScene.US, "select nextval('organization_id_seq')"))
        .isEqualTo("42");
    assertThat(scene.ask(PostgresScene.US, "select nextval('app_user_id_seq')")).isEqualTo("401");
  }

  @Test
  void leavesAMarginWhenTheSourceIsGone() {
    scene.run(PostgresScene.US, "create sequence invoice_number");
    scene.simulation().aws().faults().lose("eu-west-1", Loss.REFUSE);
    var turn = turn();
    assertThat(turn.inspect().sentence())
        .contains("2 sequences are in us-east-1 behind")
        .contains("the numbers in use and 1000 more");
    turn.applyPatiently();

    assertThat(turn.confirm().sentence()).contains("the next numbers of 3 sequences");
    assertThat(turn.facts().get(Facts.LEFT_TO_DO)).contains("public.invoice_number");
    assertThat(scene.ask(PostgresScene.US, "select nextval('organization_id_seq')"))
        .isEqualTo("1041");
    scene.run(PostgresScene.US, "insert into organization(name) values('next')");
  }

  @Test
  void neverSetsASequenceBack() {
    scene.run(PostgresScene.US, "select setval('organization_id_seq', 5000)");
    done();

    assertThat(scene.ask(PostgresScene.US, "select last_value from organization_id_seq"))
        .isEqualTo("5000");
    assertThat(turn().inspect().state()).isEqualTo(State.ALREADY_DONE);
  }
}
