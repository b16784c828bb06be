package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.rds.AwsRecoverRds;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.RecoverRds;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Viewer;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.rds.Illness;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoverRdsTest extends ActionPromises<RecoverRds> {
  @Override
  World world() {
    return Worlds.aDatabaseOutsideAurora();
  }

  @Override
  AwsAction<RecoverRds> action() {
    return new AwsRecoverRds(simulation);
  }

  @Override
  RecoverRds step() {
    return RdsSamples.RECOVER;
  }

  @Override
  List<String> effects() {
    return List.of("RebootDBInstance of crm-fra in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeDBInstances", "DescribeEvents");
  }

  @Override
  List<String> changes() {
    return List.of("RebootDBInstance");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  String state() {
    return simulation.rds(Simulation.DUB).describeDBInstances().dbInstances().toString();
  }

  /** A lost standby region does not keep it from the first way; without both there is none. */
  @Override
  @Test
  void aLostRegionIsNoticedInTwoSeconds() {
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    assertThat(turn().inspect().state()).isEqualTo(State.READY);
    simulation.aws().faults().fallIll("crm-fra", Illness.BEYOND_REPAIR);
    assertThat(catchThrowable(() -> turn().inspect())).isInstanceOf(RegionUnreachable.class);
  }

  @Test
  void failsOverWhereItIsWhenItsZoneIsIll() {
    simulation.aws().faults().fallIll("crm-fra", Illness.ZONE);
    assertThat(recover(simulation, step()).facts()).containsEntry("way", "reboot");
    assertThat(health(simulation, "eu-central-1")).isEqualTo(200);
  }

  @Test
  void promotesTheReplicaWhenTheInstanceIsBeyondRepair() {
    RdsSamples.beyondRepair(simulation);
    Simulation.Turn<RecoverRds> turn = recover(simulation, step());
    assertThat(turn.facts())
        .containsEntry("way", "replica")
        .containsEntry(
            "not-possible",
            "no reboot with failover: crm-fra in eu-central-1 is failed and takes no reboot");
    assertThat(turn.confirm().sentence())
        .startsWith("promotion of the replica: crm-dub in eu-west-1 is promoted")
        .endsWith("no reboot with failover: crm-fra in eu-central-1 is failed and takes no reboot");
    assertThat(simulation.changes())
        .containsExactly(
            "AddTagsToResource of crm-dub in eu-west-1",
            "PromoteReadReplica of crm-dub in eu-west-1");
    assertThat(health(simulation, "eu-west-1")).isEqualTo(200);
  }

  @Test
  void restoresTheLatestSnapshotWhenThereIsNoReplica() {
    Simulation alone = new Simulation(Worlds.aDatabaseWithoutReplica());
    RdsSamples.beyondRepair(alone);
    Simulation.Turn<RecoverRds> turn = recover(alone, RdsSamples.ALONE);
    assertThat(turn.facts()).containsEntry("way", "snapshot");
    assertThat(turn.facts().get("not-possible"))
        .contains("no reboot with failover: ", "no promotion of the replica: ");
    assertThat(alone.changes())
        .containsExactly("RestoreDBInstanceFromDBSnapshot of crm-restored in eu-west-1");
  }

  @Test
  void promotesTheReplicaWhenTheRegionIsSilent() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    Simulation.Turn<RecoverRds> turn = recover(simulation, step());
    assertThat(turn.facts())
        .containsEntry("way", "replica")
        .containsEntry(
            "not-possible",
            "no reboot with failover: eu-central-1 does not answer (asked 3 times)");
  }

  @Test
  void goesTheWayThatItHasBegunToItsEndAlsoWhenAnEarlierOneBecomesPossible() {
    RdsSamples.beyondRepair(simulation);
    Simulation.Turn<RecoverRds> turn = turn();
    turn.inspect();
    turn.applyPatiently();
    simulation.aws().faults().getWell("crm-fra");

    assertThat(turn().inspect().facts()).containsEntry("way", "replica");
    assertThat(turn().inspect().state()).isEqualTo(State.IN_PROGRESS);
    turn().apply();
    assertThat(simulation.changes()).hasSize(2);
  }

  @Test
  void restoresNothingOldWhileSomethingNewMayWriteAlready() {
    RdsSamples.beyondRepair(simulation);
    simulation.rds(Simulation.DUB).promoteReadReplica(r -> r.dbInstanceIdentifier("crm-dub"));
    simulation.watch().pause(Duration.ofMinutes(10));
    assertThat(turn().inspect().state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(turn().inspect().sentence())
        .startsWith("crm cannot be recovered: no reboot")
        .contains("no run has promoted it");
  }

  private Simulation.Turn<RecoverRds> recover(Simulation where, RecoverRds step) {
    Simulation.Turn<RecoverRds> turn = where.turn(new AwsRecoverRds(where), step);
    turn.inspect();
    turn.applyPatiently();
    turn.confirm();
    return turn;
  }

  private static int health(Simulation where, String region) {
    where.watch().pause(Duration.ofSeconds(1));
    return where
        .aws()
        .web()
        .get(region + ".crm.example.com", "/health", Viewer.named("somebody"))
        .status();
  }
}
