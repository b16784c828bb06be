package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.dynamodb.AwsHoldDynamoDbLag;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.HoldDynamoDbLag;
import io.lifeboat.simulator.Loss;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HoldDynamoDbLagTest {
  private Simulation simulation = new Simulation(DynamoDbSamples.world());

  private Turn<HoldDynamoDbLag> hold(Mode mode) {
    return simulation.turn(new AwsHoldDynamoDbLag(simulation), DynamoDbSamples.hold(mode));
  }

  @Test
  void letsARunPassWhoseLagIsWithinTheObjective() {
    Turn<HoldDynamoDbLag> turn = hold(Mode.GRACEFUL);
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    turn.apply();
    Outcome outcome = turn.confirm();

    assertThat(outcome.sentence())
        .matches(
            "carts lags 0\\.7 s behind in eu-west-1, measured \\d+ s ago, within the RPO of 1m");
    assertThat(outcome.facts())
        .containsEntry(Facts.LAG_SECONDS, "0.700")
        .containsKey(Facts.LAG_MEASURED_AT);
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void holdsARunWhoseReplicaIsTooFarBehind() {
    simulation = new Simulation(DynamoDbSamples.lagging(Duration.ofMinutes(4)));

    assertThat(hold(Mode.FORCED).inspect().state()).isEqualTo(State.IMPOSSIBLE);
    FinalFailure failure = (FinalFailure) catchThrowable(hold(Mode.FORCED)::confirm);
    assertThat(failure.name()).isEqualTo(FinalFailure.LAG_ABOVE_OBJECTIVE);
    assertThat(failure).hasMessageContaining("carts lags 240 s behind in eu-west-1");
  }

  @Test
  void saysThatTheLagIsUnknownWhenTheSendingRegionIsGoneAndGoesOn() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    Turn<HoldDynamoDbLag> turn = hold(Mode.FORCED);

    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    assertThat(turn.confirm().sentence())
        .startsWith(
            "carts can be read and written in eu-west-1; how far it lags behind is not known");
    assertThat(turn.facts()).doesNotContainKey(Facts.LAG_SECONDS);
  }

  @Test
  void holdsAGracefulRunWhoseSendingRegionIsSilent() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);

    assertThat(catchThrowable(hold(Mode.GRACEFUL)::inspect)).isInstanceOf(RegionUnreachable.class);
  }

  @Test
  void takesAFigureThatIsNoLongerPublishedForUnknown() {
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    simulation.watch().pause(Duration.ofMinutes(8));
    simulation.aws().faults().restore("eu-west-1");

    FinalFailure failure = (FinalFailure) catchThrowable(hold(Mode.FORCED)::confirm);
    assertThat(failure.name()).isEqualTo(FinalFailure.LAG_UNKNOWN);
    assertThat(failure).hasMessageContaining("s old and only 3m would count");
  }

  @Test
  void waitsInAPlannedMoveUntilARegionThatCameBackIsMeasuredAgain() {
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    simulation.watch().pause(Duration.ofMinutes(8));
    simulation.aws().faults().restore("eu-west-1");

    Turn<HoldDynamoDbLag> turn = hold(Mode.GRACEFUL);
    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
    assertThat(turn.confirm().sentence()).contains("within the RPO of 1m");
  }

  @Test
  void doesNotWaitForEverForAFigure() {
    simulation.aws().faults().cutOff("eu-west-1");
    simulation.watch().pause(Duration.ofMinutes(8));

    FinalFailure failure = (FinalFailure) catchThrowable(hold(Mode.GRACEFUL)::confirm);
    assertThat(failure.name()).isEqualTo(FinalFailure.LAG_UNKNOWN);
  }

  @Test
  void saysThatThereIsNoReplica() {
    HoldDynamoDbLag sessions =
        new HoldDynamoDbLag(
            "sessions",
            "shop-sessions",
            Simulation.FRA,
            Simulation.DUB,
            Duration.ofMinutes(1),
            Duration.ofMinutes(3),
            Mode.FORCED);

    assertThat(simulation.turn(new AwsHoldDynamoDbLag(simulation), sessions).inspect().sentence())
        .isEqualTo("eu-west-1 has no table shop-sessions; correct the plan, or add a replica");
  }

  @Test
  void waitsOutThrottling() {
    simulation.aws().faults().throttle("DescribeTable", 3);
    simulation.aws().faults().fail("GetMetricData", "ThrottlingException", 3);

    assertThat(hold(Mode.GRACEFUL).inspect().state()).isEqualTo(State.READY);
  }
}
