package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.aurora.AwsHoldReplicationLag;
import io.lifeboat.activities.aurora.AwsPromoteAurora;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.HoldReplicationLag;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HoldReplicationLagTest {
  private Simulation simulation = new Simulation(Worlds.euWebShop());

  private Turn<HoldReplicationLag> hold(Mode mode) {
    return simulation.turn(
        new AwsHoldReplicationLag(simulation),
        new HoldReplicationLag(
            "orders",
            "web-shop-orders",
            Simulation.FRA,
            Simulation.DUB,
            Duration.ofMinutes(1),
            Duration.ofMinutes(3),
            mode));
  }

  private Turn<HoldReplicationLag> holdIn(World world, Mode mode) {
    simulation = new Simulation(world);
    return hold(mode);
  }

  @Test
  void letsARunPassWhoseLagIsWithinTheObjective() {
    Turn<HoldReplicationLag> turn = hold(Mode.GRACEFUL);

    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    turn.apply();
    Outcome outcome = turn.confirm();

    assertThat(outcome.sentence())
        .matches(
            "orders lags 0\\.[345] s behind in eu-west-1, measured \\d+ s ago,"
                + " within the RPO of 1m");
    assertThat(Double.parseDouble(outcome.facts().get(Facts.LAG_SECONDS))).isBetween(0.3, 0.5);
    Instant at = Instant.parse(outcome.facts().get(Facts.LAG_MEASURED_AT));
    assertThat(at.getNano() % 1_000_000).isZero();
    assertThat(simulation.mutations()).isEmpty();
    assertThat(turn.revert().sentence()).contains("nothing to put back");
  }

  @Test
  void holdsARunThatWouldLoseMoreThanTheObjective() {
    Turn<HoldReplicationLag> turn =
        holdIn(Worlds.aLaggingStandby(Duration.ofMinutes(4)), Mode.FORCED);

    assertThat(turn.inspect().state()).isEqualTo(State.IMPOSSIBLE);
    FinalFailure failure = (FinalFailure) catchThrowable(turn::confirm);
    assertThat(failure.name()).isEqualTo(FinalFailure.LAG_ABOVE_OBJECTIVE);
    assertThat(failure).hasMessageContaining("above the RPO of 1m: wait and retry, or skip");
  }

  @Test
  void takesALagThatIsNoLongerMeasuredForUnknownAndNeverForZero() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    simulation.watch().pause(Duration.ofMinutes(8));

    Inspection found = hold(Mode.FORCED).inspect();
    FinalFailure failure = (FinalFailure) catchThrowable(hold(Mode.FORCED)::confirm);

    assertThat(found.state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(failure.name()).isEqualTo(FinalFailure.LAG_UNKNOWN);
    assertThat(failure).hasMessageContaining("s old and only 3m would count");
  }

  @Test
  void knowsTheLagRightAfterTheLossFromTheStandbysRegion() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    simulation.watch().pause(Duration.ofSeconds(30));

    assertThat(hold(Mode.FORCED).confirm().facts()).containsKey(Facts.LAG_SECONDS);
  }

  @Test
  void noticesThatTheStandbyDoesNotAnswer() {
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);

    assertThat(catchThrowable(hold(Mode.FORCED)::inspect)).isInstanceOf(RegionUnreachable.class);
  }

  @Test
  void waitsOutThrottling() {
    simulation.aws().faults().throttle("GetMetricData", 3);
    simulation.aws().faults().throttle("DescribeGlobalClusters", 3);

    assertThat(hold(Mode.FORCED).inspect().state()).isEqualTo(State.READY);
  }

  @Test
  void holdsNoRunWhoseWriterHasMovedAlready() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    Turn<PromoteAurora> promotion =
        simulation.turn(
            new AwsPromoteAurora(simulation),
            new PromoteAurora(
                "orders", "web-shop-orders", Simulation.FRA, Simulation.DUB, Mode.FORCED));
    promotion.inspect();
    promotion.apply();
    assertThat(hold(Mode.FORCED).inspect().state()).isEqualTo(State.ALREADY_DONE);
    promotion.confirm();
    simulation.watch().pause(Duration.ofMinutes(40));

    Inspection found = hold(Mode.FORCED).inspect();

    assertThat(found.state()).isEqualTo(State.ALREADY_DONE);
    assertThat(found.facts()).isEmpty();
    assertThat(hold(Mode.FORCED).confirm().facts()).doesNotContainKey(Facts.LAG_SECONDS);
  }
}
