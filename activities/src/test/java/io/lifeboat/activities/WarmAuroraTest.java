package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.aurora.AwsWarmAurora;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.WarmAurora;
import io.lifeboat.simulator.Worlds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WarmAuroraTest {
  private final Simulation simulation = new Simulation(Worlds.withoutUsers());

  @Test
  void readsWhatThePlanNamesAndChangesNothing() {
    Simulation.Turn<WarmAurora> turn = turn(RdsSamples.WARM);
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    turn.apply();
    assertThat(turn.confirm().sentence())
        .startsWith("orders in eu-central-1 is warmed by 2 statements, which gave 11 rows in ");
    assertThat(simulation.mutations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from orders",
        "select 1; delete from orders",
        "select * into copied from orders",
        "select * from orders for update",
        "with gone as (delete from orders returning id) select * from gone",
        "select nextval('orders_id_seq')",
        "select pg_terminate_backend(1)",
        "select 1 -- and more"
      })
  void refusesWhatDoesMoreThanRead(String statement) {
    Simulation.Turn<WarmAurora> turn = turn(warm(statement));
    assertThat(turn.inspect().state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(turn.inspect().sentence())
        .startsWith("\"" + statement + "\" is not run, for it ")
        .endsWith("only a single select that reads warms a cache");
    assertThat(catchThrowable(turn::confirm)).isInstanceOf(FinalFailure.class);
    assertThat(simulation.mutations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from orders where note = 'update; or delete'",
        "SELECT updated_at, created_by FROM orders;",
        "select pg_prewarm('orders')"
      })
  void takesWhatOnlyLooksLikeAChange(String statement) {
    assertThat(turn(warm(statement)).inspect().state()).isEqualTo(State.READY);
  }

  @Test
  void waitsForThePromotion() {
    WarmAurora standby =
        new WarmAurora(
            "orders",
            "web-shop-orders",
            Simulation.DUB,
            SampleSteps.DATA,
            List.of("select count(*) from orders"));
    assertThat(turn(standby).inspect().state()).isEqualTo(State.READY);
    assertThat(catchThrowable(() -> turn(standby).confirm()))
        .hasMessageContaining("is not written in eu-west-1");
  }

  private static WarmAurora warm(String statement) {
    return new WarmAurora(
        "orders", "web-shop-orders", Simulation.FRA, SampleSteps.DATA, List.of(statement));
  }

  private Simulation.Turn<WarmAurora> turn(WarmAurora step) {
    return simulation.turn(new AwsWarmAurora(simulation), step);
  }
}
