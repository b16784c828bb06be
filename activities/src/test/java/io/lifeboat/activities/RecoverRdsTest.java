package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lifeboat.activities.rds.AwsRecoverRds;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoverRdsTest extends ActionPromises<RecoverRds> {
  @Override
  World world() {
    return Worlds.aDatabaseOutsideAurora();
  }

  @Override
  AwsAction<RecoverRds> action() {
    return new AwsRecoverRds(RdsSamples.connections(simulation));
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
  void promotesTheReplicaWhenAFailoverHasNotHelped() {
    Simulation beside = new Simulation(Worlds.aDatabaseWithAReplicaBeside());
    beside.aws().faults().fallIll("crm-fra", Illness.CORRUPT);
    Simulation.Turn<RecoverRds> turn = beside.turn(action(beside), RdsSamples.BESIDE);
    turn.inspect();
    turn.applyPatiently();
    FinalFailure helpedNot = catchThrowableOfType(FinalFailure.class, turn::confirm);
    assertThat(helpedNot.name()).isEqualTo(FinalFailure.ANOTHER_WAY);
    assertThat(helpedNot.getMessage())
        .startsWith("no reboot with failover: crm-fra in eu-central-1 failed over from ")
        .endsWith("that has not helped: api answers 503; next is the promotion of the replica");
    turn.inspect();
    turn.applyPatiently();
    assertThat(turn.confirm().sentence())
        .startsWith("promotion of the replica: crm-fra-replica in eu-central-1 is promoted");
    assertThat(beside.changes())
        .containsExactly(
            "RebootDBInstance of crm-fra in eu-central-1",
            "AddTagsToResource of crm-fra-replica in eu-central-1",
            "PromoteReadReplica of crm-fra-replica in eu-central-1");
  }

  @Test
  void doesNotTakeAFailoverForDoneThatSomebodyElseTriedInVain() {
    Simulation beside = new Simulation(Worlds.aDatabaseWithAReplicaBeside());
    beside.aws().faults().fallIll("crm-fra", Illness.CORRUPT);
    beside
        .rds(Simulation.FRA)
        .rebootDBInstance(r -> r.dbInstanceIdentifier("crm-fra").forceFailover(true));
    beside.watch().pause(Duration.ofMinutes(4));
    assertThat(beside.turn(action(beside), RdsSamples.BESIDE).inspect().facts())
        .containsEntry("way", "replica");
  }

  @Test
  void saysThatNothingShowsWhetherItIsUsed() {
    simulation.aws().faults().fallIll("crm-fra", Illness.ZONE);
    Simulation.Turn<RecoverRds> turn = turn();
    turn.inspect();
    turn.applyPatiently();
    assertThat(turn.confirm().sentence())
        .contains("the plan names nothing that could be asked whether it is used");
  }

  @Test
  void restoresInAnotherRegionAndSaysWhichEndpointIsNew() {
    Simulation beside = new Simulation(Worlds.aDatabaseWithAReplicaBeside());
    beside.aws().faults().fallIll("crm-fra", Illness.BEYOND_REPAIR);
    beside.aws().faults().fallIll("crm-fra-replica", Illness.BEYOND_REPAIR);
    Simulation.Turn<RecoverRds> turn = beside.turn(action(beside), RdsSamples.BESIDE);
    turn.inspect();
    turn.applyPatiently();
    turn.confirm();
    assertThat(turn.facts()).containsEntry("way", "snapshot");
    assertThat(turn.facts().get(Facts.LEFT_TO_DO))
        .startsWith(
            "give the services of eu-central-1 that need crm the endpoint crm-fra-restored.")
        .contains("eu-west-1.rds.amazonaws.com");
  }

  @Test
  void leadsToAFailoverOfTheRegionWhenNoWayIsLeft() {
    Simulation alone = new Simulation(Worlds.aDatabaseInOneZone());
    RecoverRds step =
        new RecoverRds(
            "crm",
            Simulation.FRA,
            "crm-fra",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    assertThat(alone.turn(action(alone), step).inspect().sentence())
        .startsWith("crm cannot be recovered: no reboot with failover")
        .endsWith("what is left is a failover of the region");
  }

  private static AwsRecoverRds action(Simulation where) {
    return new AwsRecoverRds(RdsSamples.connections(where));
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
    Simulation.Turn<RecoverRds> turn =
        where.turn(new AwsRecoverRds(RdsSamples.connections(where)), step);
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
