package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.rds.AwsOpenRds;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.OpenRds;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;

class OpenRdsTest extends ActionPromises<OpenRds> {
  @Override
  World world() {
    return Worlds.aDatabaseOutsideAurora();
  }

  @Override
  AwsAction<OpenRds> action() {
    return new AwsOpenRds(simulation);
  }

  @Override
  OpenRds step() {
    return RdsSamples.OPEN;
  }

  @Override
  List<String> effects() {
    return List.of(
        "ModifyDBInstance of crm-fra in eu-central-1",
        "RemoveTagsFromResource of crm-fra in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeDBInstances");
  }

  @Override
  List<String> changes() {
    return List.of("ModifyDBInstance", "RemoveTagsFromResource");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @BeforeEach
  void fenced() {
    RdsSamples.fence(simulation);
    simulation.startJournalHere();
  }

  @Override
  String state() {
    return instance("crm-fra").vpcSecurityGroups() + " " + instance("crm-fra").tagList();
  }

  @Test
  void leavesGroupsAloneThatSomebodyElseHasSet() {
    simulation
        .rds(Simulation.FRA)
        .modifyDBInstance(
            request ->
                request
                    .dbInstanceIdentifier("crm-fra")
                    .vpcSecurityGroupIds("sg-0closedfra", "sg-0openfra"));
    assertThat(turn().inspect().state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(turn().inspect().sentence()).contains("which no fence gives it");
  }

  private DBInstance instance(String id) {
    return simulation
        .rds(Simulation.FRA)
        .describeDBInstances(request -> request.dbInstanceIdentifier(id))
        .dbInstances()
        .get(0);
  }
}
