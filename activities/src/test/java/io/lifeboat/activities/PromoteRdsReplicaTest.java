package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.rds.AwsPromoteRdsReplica;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.PromoteRdsReplica;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromoteRdsReplicaTest extends ActionPromises<PromoteRdsReplica> {
  @Override
  World world() {
    return Worlds.aDatabaseOutsideAurora();
  }

  @Override
  AwsAction<PromoteRdsReplica> action() {
    return new AwsPromoteRdsReplica(simulation);
  }

  @Override
  PromoteRdsReplica step() {
    return RdsSamples.FORCED;
  }

  @Override
  List<String> effects() {
    return List.of(
        "AddTagsToResource of crm-dub in eu-west-1", "PromoteReadReplica of crm-dub in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeDBInstances", "GetMetricData");
  }

  @Override
  List<String> changes() {
    return List.of("AddTagsToResource", "PromoteReadReplica");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  boolean isReversible() {
    return false;
  }

  @Override
  String state() {
    return "";
  }

  @Test
  void promotesWhileTheSourcesRegionIsSilentAndSaysHowFarItWasBehind() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    Simulation.Turn<PromoteRdsReplica> turn = turn();
    turn.inspect();
    turn.apply();
    assertThat(turn.confirm().sentence())
        .startsWith("crm-dub in eu-west-1 is promoted and takes writes, in ")
        .contains("; it was 0.800 s behind at ");
    assertThat(turn.facts()).containsEntry(Facts.LAG_SECONDS, "0.800");
  }

  @Test
  void aGracefulPromotionIsImpossibleWhileTheSourceIsOpen() {
    assertThat(graceful().inspect().sentence()).contains("is not closed by a fence");
  }

  @Test
  void aGracefulPromotionWaitsUntilEverythingThatWasWrittenHasArrived() {
    simulation.aws().faults().lag("crm-dub", Duration.ofMinutes(3));
    simulation.watch().pause(Duration.ofMinutes(5));
    RdsSamples.fence(simulation);
    Instant closed = simulation.watch().now();
    Simulation.Turn<PromoteRdsReplica> turn = graceful();
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    turn.applyPatiently();

    assertThat(Instant.parse(turn.facts().get(Facts.LAG_MEASURED_AT))).isAfter(closed);
    assertThat(turn.confirm().sentence()).endsWith("; all that was written to crm-fra had arrived");
  }

  @Test
  void oneThatStandsAloneIsForAPersonToJudge() {
    simulation.rds(Simulation.DUB).promoteReadReplica(r -> r.dbInstanceIdentifier("crm-dub"));
    simulation.watch().pause(Duration.ofMinutes(10));
    assertThat(turn().inspect().state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(turn().inspect().sentence()).contains("no run has promoted it");
  }

  @Test
  void refusesAReplicaOfSomethingElse() {
    PromoteRdsReplica other =
        new PromoteRdsReplica(
            "crm", Simulation.FRA, Simulation.DUB, "billing", "crm-dub", Mode.FORCED);
    assertThat(simulation.turn(action(), other).inspect().sentence())
        .contains("not from billing in eu-central-1");
  }

  private Simulation.Turn<PromoteRdsReplica> graceful() {
    return simulation.turn(action(), RdsSamples.GRACEFUL);
  }
}
