package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.rds.AwsFenceRds;
import io.lifeboat.plan.step.FenceRds;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;

class FenceRdsTest extends ActionPromises<FenceRds> {
  @Override
  World world() {
    return Worlds.aDatabaseOutsideAurora();
  }

  @Override
  AwsAction<FenceRds> action() {
    return new AwsFenceRds(simulation);
  }

  @Override
  FenceRds step() {
    return RdsSamples.FENCE;
  }

  @Override
  List<String> effects() {
    return List.of(
        "AddTagsToResource of crm-fra in eu-central-1",
        "ModifyDBInstance of crm-fra in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeDBInstances");
  }

  @Override
  List<String> changes() {
    return List.of("AddTagsToResource", "ModifyDBInstance");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return instance("crm-fra").vpcSecurityGroups() + " " + instance("crm-fra").tagList();
  }

  @Test
  void leavesTheFormerGroupsInATagForTheFailback() {
    Simulation.Turn<FenceRds> turn = turn();
    assertThat(turn.inspect().sentence())
        .isEqualTo("crm in eu-central-1, which takes writes, is open by sg-0openfra");
    turn.apply();
    assertThat(turn.confirm().sentence())
        .endsWith("; the failback gives it sg-0openfra again, as its tag says");
    assertThat(state()).contains("Key=lifeboat:open-groups, Value=sg-0openfra");
  }

  private DBInstance instance(String id) {
    return simulation
        .rds(Simulation.FRA)
        .describeDBInstances(request -> request.dbInstanceIdentifier(id))
        .dbInstances()
        .get(0);
  }
}
