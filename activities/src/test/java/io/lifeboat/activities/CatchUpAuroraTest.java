package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.aurora.AwsCatchUpAurora;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.CatchUpAurora;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CatchUpAuroraTest {
  private final Simulation simulation = new Simulation(Worlds.euWebShop());

  @Test
  void findsAReplicaThatHasCaughtUp() {
    Inspection found = turn(simulation, Duration.ofMinutes(1)).inspect();

    assertThat(found.state()).isEqualTo(State.ALREADY_DONE);
    assertThat(found.sentence())
        .matches("orders in eu-west-1 was .* behind .* ago, within the objective of 1m");
    assertThat(found.facts()).containsKeys(Facts.LAG_SECONDS, Facts.LAG_MEASURED_AT);
  }

  @Test
  void waitsUntilTheLagIsWithinTheObjective() {
    Simulation behind = new Simulation(Worlds.aLaggingStandby(Duration.ofSeconds(90)));
    Simulation.Turn<CatchUpAurora> turn = turn(behind, Duration.ofMinutes(1));
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    assertThat(turn.inspect().sentence())
        .contains("was 91 s behind")
        .endsWith("waiting for 1m or less");

    behind.aws().faults().lag("web-shop-orders", Duration.ofMillis(300));
    Outcome caughtUp = turn.confirm();

    assertThat(caughtUp.sentence()).contains("within the objective of 1m, after ");
    assertThat(Double.parseDouble(caughtUp.facts().get(Facts.LAG_SECONDS))).isLessThan(60);
    assertThat(behind.changes()).isEmpty();
  }

  @Test
  void saysWhileItWaitsWhatItWaitsFor() {
    Simulation behind = new Simulation(Worlds.aLaggingStandby(Duration.ofSeconds(90)));
    HandWatch watch = new HandWatch().at(behind.watch().now()).withBudget(Duration.ofSeconds(20));

    assertThat(
            catchThrowable(
                () ->
                    new AwsCatchUpAurora(behind)
                        .confirm(step(Duration.ofMinutes(1)), Simulation.call(), watch)))
        .isInstanceOf(HandWatch.OutOfTime.class);
    assertThat(watch.reports().get(0)).contains("91 s behind", "waiting for 1m or less, for 0 ms");
  }

  @Test
  void waitsForAFigureThatIsFresh() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    simulation.watch().pause(Duration.ofMinutes(10));
    Simulation.Turn<CatchUpAurora> turn = turn(simulation, Duration.ofMinutes(1));

    assertThat(turn.inspect().sentence()).contains("waiting for a figure not older than 3m");
    simulation.aws().faults().restore("eu-central-1");
    assertThat(turn.confirm().sentence()).contains("within the objective");
  }

  @Test
  void hasNothingToWaitForWhenTheRegionWrites() {
    CatchUpAurora home =
        new CatchUpAurora(
            "orders",
            "web-shop-orders",
            Simulation.DUB,
            Simulation.FRA,
            Duration.ofMinutes(1),
            Duration.ofMinutes(3));
    assertThat(simulation.turn(new AwsCatchUpAurora(simulation), home).inspect().state())
        .isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void noticesALostRegionAndChangesNothing() {
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);

    assertThat(catchThrowable(() -> turn(simulation, Duration.ofMinutes(1)).inspect()))
        .isInstanceOf(RegionUnreachable.class);
    assertThat(simulation.changes()).isEmpty();
  }

  private static CatchUpAurora step(Duration objective) {
    return new CatchUpAurora(
        "orders",
        "web-shop-orders",
        Simulation.FRA,
        Simulation.DUB,
        objective,
        Duration.ofMinutes(3));
  }

  private static Simulation.Turn<CatchUpAurora> turn(Simulation simulation, Duration objective) {
    return simulation.turn(new AwsCatchUpAurora(simulation), step(objective));
  }
}
