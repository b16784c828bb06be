package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.rds.AwsReplicateRds;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.step.ReplicateRds;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;

class ReplicateRdsTest extends ActionPromises<ReplicateRds> {
  @Override
  World world() {
    return Worlds.aDatabaseOutsideAurora();
  }

  @Override
  AwsAction<ReplicateRds> action() {
    return new AwsReplicateRds(simulation);
  }

  @Override
  ReplicateRds step() {
    return RdsSamples.BACK;
  }

  @Override
  List<String> effects() {
    return List.of(
        "ModifyDBInstance of crm-fra in eu-central-1",
        "CreateDBInstanceReadReplica of crm-fra in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeDBInstances");
  }

  @Override
  List<String> changes() {
    return List.of("ModifyDBInstance", "CreateDBInstanceReadReplica");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @BeforeEach
  void theOtherWritesNow() {
    RdsSamples.promoted(simulation);
    simulation.startJournalHere();
  }

  @Override
  void apply(Simulation.Turn<ReplicateRds> turn) {
    applyUntilItHolds(turn);
  }

  @Override
  String state() {
    return instance(Simulation.DUB, "crm-dub").dbInstanceStatus();
  }

  @Test
  void renamesTheOldWriterAndGivesTheReplicaTheGroupsThatItHadBeforeTheFence() {
    Simulation.Turn<ReplicateRds> turn = turn();
    assertThat(turn.inspect().sentence()).endsWith("; the one of that name becomes " + OLD);
    apply(turn);
    Outcome made = turn.confirm();

    DBInstance replica = instance(Simulation.FRA, "crm-fra");
    assertThat(replica.readReplicaSourceDBInstanceIdentifier()).endsWith(":db:crm-dub");
    assertThat(replica.vpcSecurityGroups().get(0).vpcSecurityGroupId()).isEqualTo("sg-0openfra");
    assertThat(replica.dbSubnetGroup().dbSubnetGroupName()).isEqualTo("crm");
    assertThat(replica.dbParameterGroups().get(0).dbParameterGroupName())
        .isEqualTo("crm-postgres16");
    assertThat(instance(Simulation.FRA, OLD).vpcSecurityGroups().get(0).vpcSecurityGroupId())
        .isEqualTo("sg-0closedfra");
    assertThat(made.facts().get(Facts.FOR_LATER))
        .startsWith("what was crm-fra in eu-central-1 is " + OLD + " now and left as it is");
  }

  @Test
  void doesNotMoveWhatIsBeyondRepair() {
    RdsSamples.beyondRepair(simulation);
    assertThat(turn().inspect().sentence()).contains("stands in the way and is failed");
  }

  @Test
  void needsBackupsOfTheWriter() {
    simulation
        .rds(Simulation.DUB)
        .modifyDBInstance(r -> r.dbInstanceIdentifier("crm-dub").backupRetentionPeriod(0));
    assertThat(turn().inspect().sentence()).contains("has no automated backups");
  }

  private static final String OLD = DrillNames.successor(Simulation.RUN, "crm-fra");

  private DBInstance instance(Region region, String id) {
    return simulation
        .rds(region)
        .describeDBInstances(r -> r.dbInstanceIdentifier(id))
        .dbInstances()
        .get(0);
  }
}
