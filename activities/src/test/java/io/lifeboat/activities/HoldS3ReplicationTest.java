package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.s3.AwsHoldS3Replication;
import io.lifeboat.activities.s3.AwsReverseS3Replication;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.HoldS3Replication;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.world.S3;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HoldS3ReplicationTest {
  private Simulation simulation = new Simulation(S3Samples.world());

  private Turn<HoldS3Replication> hold(Mode mode) {
    return simulation.turn(new AwsHoldS3Replication(simulation), S3Samples.hold(mode));
  }

  @Test
  void letsARunPassWhoseObjectsHaveArrived() {
    Turn<HoldS3Replication> turn = hold(Mode.GRACEFUL);
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    turn.apply();

    assertThat(turn.confirm().sentence())
        .matches(
            "media is 0 ms behind in eu-west-1 with nothing pending, measured \\d+ s ago, within the"
                + " RPO of 1m; none failed lately");
    assertThat(turn.facts()).containsEntry(Facts.LAG_SECONDS, "0.000");
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void holdsARunWhoseObjectsAreStillOnTheirWay() {
    simulation =
        new Simulation(
            S3Samples.world(Duration.ofMinutes(20), List.of(S3Samples.rule()), List.of()));
    simulation.aws().buckets().put("shop-media-fra", "blue/new", "new");
    simulation.watch().pause(Duration.ofMinutes(4));

    assertThat(hold(Mode.FORCED).inspect().state()).isEqualTo(State.IMPOSSIBLE);
    FinalFailure failure = (FinalFailure) catchThrowable(hold(Mode.FORCED)::confirm);
    assertThat(failure.name()).isEqualTo(FinalFailure.LAG_ABOVE_OBJECTIVE);
    assertThat(failure)
        .hasMessageMatching(
            "media is (1\\d\\d|2\\d\\d) s behind in eu-west-1 with 1 object \\(3 bytes\\) pending, above.*");
  }

  @Test
  void knowsTheLagFromTheOtherRegionWhenTheFirstIsGone() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    simulation.watch().pause(Duration.ofSeconds(30));

    assertThat(hold(Mode.FORCED).confirm().sentence())
        .endsWith("whether any failed is not known, since eu-central-1 does not answer");
    assertThat(catchThrowable(hold(Mode.GRACEFUL)::inspect)).isInstanceOf(RegionUnreachable.class);
    simulation.watch().pause(Duration.ofMinutes(8));
    assertThat(((FinalFailure) catchThrowable(hold(Mode.FORCED)::confirm)).name())
        .isEqualTo(FinalFailure.LAG_UNKNOWN);
  }

  @Test
  void waitsInAPlannedMoveForTheFirstFigureOfARuleThatWasJustMade() {
    simulation.turn(new AwsReverseS3Replication(simulation), S3Samples.reverse()).apply();
    HoldS3Replication home =
        new HoldS3Replication(
            "media",
            Simulation.DUB,
            Simulation.FRA,
            "shop-media-dub",
            "shop-media-fra",
            Duration.ofMinutes(1),
            Duration.ofMinutes(3),
            Mode.GRACEFUL);

    Turn<HoldS3Replication> turn = simulation.turn(new AwsHoldS3Replication(simulation), home);
    assertThat(turn.inspect().sentence())
        .startsWith("how far media is behind in eu-central-1 is not known");
    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
    assertThat(turn.confirm().sentence()).contains("within the RPO of 1m");
  }

  @Test
  void saysThatTheRuleIsDisabled() {
    S3.Rule off = new S3.Rule("to-dub", "shop-media-dub", "", false);
    simulation = new Simulation(S3Samples.world(Duration.ofSeconds(5), List.of(off), List.of()));

    assertThat(hold(Mode.GRACEFUL).inspect().sentence())
        .isEqualTo(
            "shop-media-fra in eu-central-1 has no replication rule to shop-media-dub that is"
                + " enabled; enable it, wait, and retry");
  }

  @Test
  void saysThatTheOtherBucketKeepsNoVersions() {
    S3.Rule toPlain = new S3.Rule("to-plain", "shop-plain-dub", "", true);
    simulation =
        new Simulation(S3Samples.world(Duration.ofSeconds(5), List.of(toPlain), List.of()));

    assertThat(holdPlain(Mode.GRACEFUL).inspect().sentence())
        .contains("shop-plain-dub in eu-west-1 keeps no versions, so nothing is replicated to it");
  }

  private Turn<HoldS3Replication> holdPlain(Mode mode) {
    return simulation.turn(
        new AwsHoldS3Replication(simulation),
        new HoldS3Replication(
            "media",
            Simulation.FRA,
            Simulation.DUB,
            "shop-media-fra",
            "shop-plain-dub",
            Duration.ofMinutes(1),
            Duration.ofMinutes(3),
            mode));
  }

  @Test
  void holdsAGracefulRunForWhatFailedAndLeavesItToDoInAForcedOne() {
    simulation.aws().buckets().failNext("shop-media-fra", 2);
    simulation.aws().buckets().put("shop-media-fra", "blue/one", "1");
    simulation.aws().buckets().put("shop-media-fra", "blue/two", "2");
    simulation.watch().pause(Duration.ofMinutes(3));

    assertThat(hold(Mode.GRACEFUL).inspect().sentence())
        .startsWith("2 objects of media did not arrive and will not by themselves");
    assertThat(hold(Mode.FORCED).confirm().facts())
        .containsEntry(
            Facts.LEFT_TO_DO,
            "2 objects of media did not arrive and will not by themselves; send them again by S3"
                + " Batch Replication");
  }

  @Test
  void waitsOutThrottling() {
    simulation.aws().faults().throttle("GetBucketReplication", 3);
    simulation.aws().faults().throttle("GetBucketVersioning", 3);

    assertThat(hold(Mode.GRACEFUL).inspect().state()).isEqualTo(State.READY);
  }
}
