package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.rds.AwsRestoreRds;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.step.RestoreRds;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;

class RestoreRdsTest extends ActionPromises<RestoreRds> {
  @Override
  World world() {
    return RdsSamples.withoutCopies();
  }

  @Override
  AwsAction<RestoreRds> action() {
    return new AwsRestoreRds(simulation);
  }

  @Override
  RestoreRds step() {
    return RdsSamples.ELSEWHERE;
  }

  @Override
  List<String> effects() {
    return List.of(
        "CopyDBSnapshot of " + COPY + " in eu-west-1",
        "RestoreDBInstanceFromDBSnapshot of crm-restored in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeDBInstances", "DescribeDBSnapshots");
  }

  @Override
  List<String> changes() {
    return List.of("CopyDBSnapshot", "RestoreDBInstanceFromDBSnapshot");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  private static final String COPY = DrillNames.successor(Simulation.call().token(), "crm-fra");

  @Override
  void apply(Simulation.Turn<RestoreRds> turn) {
    applyUntilItHolds(turn);
  }

  @Override
  String state() {
    return instance(Simulation.FRA, "crm-fra").dbInstanceStatus();
  }

  @Test
  void saysOfWhatTimeTheDataAreAndHowMuchIsLost() {
    Simulation.Turn<RestoreRds> turn = turn();
    assertThat(turn.inspect().sentence())
        .isEqualTo(
            "rds:crm-fra-2026-03-01-01-00, which holds what crm-fra had at 2026-03-01T01:00:00Z,"
                + " is copied from eu-central-1 and is restored as crm-restored in eu-west-1");
    apply(turn);
    assertThat(turn.confirm().sentence())
        .startsWith("crm-restored in eu-west-1 is restored, in ")
        .contains("it holds what crm-fra had at 2026-03-01T01:00:00Z")
        .endsWith("min until the restore was asked for is not in it");
    assertThat(turn.facts()).containsEntry("snapshot-taken-at", "2026-03-01T01:00:00Z");
    assertThat(Double.parseDouble(turn.facts().get(Facts.LAG_SECONDS))).isBetween(7_800.0, 9_000.0);
    DBInstance restored = instance(Simulation.DUB, "crm-restored");
    assertThat(restored.vpcSecurityGroups().get(0).vpcSecurityGroupId()).isEqualTo("sg-0opendub");
    assertThat(restored.dbParameterGroups().get(0).dbParameterGroupName())
        .isEqualTo("crm-postgres16");
  }

  @Test
  void takesTheCopyThatIsThereWhenTheOtherRegionIsSilent() {
    Simulation lost = new Simulation(Worlds.aDatabaseOutsideAurora());
    lost.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    Simulation.Turn<RestoreRds> turn = lost.turn(new AwsRestoreRds(lost), step());
    assertThat(turn.inspect().sentence())
        .contains("eu-central-1 does not answer, so a later snapshot there is not seen");
    turn.applyPatiently();
    turn.confirm();
    assertThat(lost.changes())
        .containsExactly("RestoreDBInstanceFromDBSnapshot of crm-restored in eu-west-1");
  }

  @Test
  void isImpossibleWithoutASnapshotToBeHad() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    assertThat(turn().inspect().sentence())
        .isEqualTo(
            "eu-west-1 has no available snapshot of crm-fra, and none is to be had from eu-central-1");
  }

  @Test
  void rollsBackInPlaceAndLeavesTheFormerInstanceUnderAnotherName() {
    Simulation.Turn<RestoreRds> turn = simulation.turn(action(), RdsSamples.IN_PLACE);
    turn.inspect();
    turn.applyPatiently();
    turn.confirm();
    String old = DrillNames.successor(Simulation.RUN, "crm-fra");
    assertThat(simulation.changes())
        .containsExactly(
            "ModifyDBInstance of crm-fra in eu-central-1",
            "RestoreDBInstanceFromDBSnapshot of crm-fra in eu-central-1");
    assertThat(instance(Simulation.FRA, old).dbInstanceStatus()).isEqualTo("available");
    DBInstance restored = instance(Simulation.FRA, "crm-fra");
    assertThat(restored.vpcSecurityGroups().get(0).vpcSecurityGroupId()).isEqualTo("sg-0openfra");
    assertThat(restored.dbSubnetGroup().dbSubnetGroupName()).isEqualTo("crm");
    assertThat(turn.facts().get(Facts.FOR_LATER)).contains("is " + old + " now");
  }

  @Test
  void takesTheSnapshotThatIsNamed() {
    simulation
        .rds(Simulation.FRA)
        .createDBSnapshot(
            r -> r.dbInstanceIdentifier("crm-fra").dbSnapshotIdentifier("before-migration"));
    simulation.watch().pause(Duration.ofDays(1));
    RestoreRds named =
        new RestoreRds(
            "crm",
            Simulation.FRA,
            Simulation.FRA,
            "crm-fra",
            "crm-before",
            Optional.of("before-migration"),
            RdsSamples.SHAPE);
    assertThat(simulation.turn(action(), named).inspect().sentence())
        .startsWith("before-migration, which holds");
  }

  @Test
  void takesNoPlaceOfAnInstanceThatTheRunDidNotMake() {
    RestoreRds taken =
        new RestoreRds(
            "crm",
            Simulation.FRA,
            Simulation.DUB,
            "crm-fra",
            "crm-dub",
            Optional.empty(),
            RdsSamples.SHAPE);
    assertThat(simulation.turn(action(), taken).inspect().sentence())
        .contains("is there already, and this run did not make it");
  }

  private DBInstance instance(Region region, String id) {
    return simulation
        .rds(region)
        .describeDBInstances(r -> r.dbInstanceIdentifier(id))
        .dbInstances()
        .get(0);
  }
}
