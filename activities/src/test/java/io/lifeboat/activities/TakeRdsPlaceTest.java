package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.rds.AwsTakeRdsPlace;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.TakeRdsPlace;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.rds.Illness;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;

class TakeRdsPlaceTest extends ActionPromises<TakeRdsPlace> {
  private static final String OLD = DrillNames.successor(Simulation.RUN, "crm-fra");

  @BeforeEach
  void promote() {
    RdsSamples.promotedBeside(simulation);
    simulation.startJournalHere();
  }

  @Override
  World world() {
    return Worlds.aDatabaseWithAReplicaBeside();
  }

  @Override
  AwsAction<TakeRdsPlace> action() {
    return new AwsTakeRdsPlace(simulation);
  }

  @Override
  TakeRdsPlace step() {
    return RdsSamples.PLACE;
  }

  @Override
  List<String> effects() {
    return List.of(
        "ModifyDBInstance of crm-fra in eu-central-1",
        "ModifyDBInstance of crm-fra-replica in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeDBInstances");
  }

  @Override
  List<String> changes() {
    return List.of("ModifyDBInstance");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  boolean isReversible() {
    return false;
  }

  @Override
  void apply(Simulation.Turn<TakeRdsPlace> turn) {
    applyUntilItHolds(turn);
  }

  @Override
  String state() {
    return simulation.rds(Simulation.FRA).describeDBInstances().dbInstances().toString();
  }

  @Test
  void keepsTheEndpointAndLeavesTheOldInstanceUnderAnotherName() {
    String endpoint = instance("crm-fra").endpoint().address();
    Simulation.Turn<TakeRdsPlace> turn = turn();
    turn.inspect();
    apply(turn);
    assertThat(turn.confirm().sentence())
        .startsWith("what was crm-fra-replica is crm-fra in eu-central-1 now, in ");
    assertThat(instance("crm-fra").endpoint().address()).isEqualTo(endpoint);
    assertThat(instance("crm-fra").readReplicaSourceDBInstanceIdentifier()).isNull();
    assertThat(instance(OLD).dbInstanceStatus()).isEqualTo("available");
    assertThat(turn.facts().get(Facts.FOR_LATER)).contains("is " + OLD + " now");
    assertThat(turn.facts().get(Facts.LEFT_TO_DO))
        .isEqualTo(
            "let those follow crm-fra anew that followed it by logical replication: its replication"
                + " slots are not on what was its replica");
  }

  @Test
  void hasNothingToDoWhenThisRunHasPromotedNoReplica() {
    Inspection found = simulation.turnOf("another-run", action(), step()).inspect();
    assertThat(found.state()).isEqualTo(State.ALREADY_DONE);
    assertThat(found.sentence())
        .isEqualTo("crm-fra in eu-central-1 keeps its place: no replica was promoted by this run");
  }

  @Test
  void saysWhatToDoWhenTheOldInstanceCannotBeRenamed() {
    simulation.aws().faults().fallIll("crm-fra", Illness.BEYOND_REPAIR);
    assertThat(turn().inspect().sentence())
        .startsWith(
            "crm-fra in eu-central-1 is failed and cannot be given another identifier: delete it"
                + " and retry")
        .contains("the endpoint crm-fra-replica.");
    simulation
        .rds(Simulation.FRA)
        .deleteDBInstance(r -> r.dbInstanceIdentifier("crm-fra").skipFinalSnapshot(true));
    simulation.watch().pause(Duration.ofMinutes(10));
    assertThat(turn().inspect().sentence()).endsWith("takes the place of crm-fra, which is gone");
  }

  private DBInstance instance(String id) {
    return simulation
        .rds(Simulation.FRA)
        .describeDBInstances(r -> r.dbInstanceIdentifier(id))
        .dbInstances()
        .get(0);
  }
}
