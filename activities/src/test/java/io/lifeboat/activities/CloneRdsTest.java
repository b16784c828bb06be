package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.rds.AwsCloneRds;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.CloneRds;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBInstance;

class CloneRdsTest extends ActionPromises<CloneRds> {
  private static final String CLONE = DrillNames.clone(Simulation.RUN, "crm");

  @Override
  World world() {
    return Worlds.aDatabaseOutsideAurora();
  }

  @Override
  AwsAction<CloneRds> action() {
    return new AwsCloneRds(simulation);
  }

  @Override
  CloneRds step() {
    return RdsSamples.CLONE;
  }

  @Override
  List<String> effects() {
    return List.of("RestoreDBInstanceFromDBSnapshot of " + CLONE + " in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeDBInstances", "DescribeDBSnapshots");
  }

  @Override
  List<String> changes() {
    return List.of("RestoreDBInstanceFromDBSnapshot");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  String state() {
    return instances().stream().map(DBInstance::dbInstanceIdentifier).toList().toString();
  }

  @Test
  void makesTheCopyLikeTheReplicaAndMarksItAsTheRunsOwn() {
    Turn<CloneRds> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    DBInstance copy =
        instances().stream()
            .filter(i -> i.dbInstanceIdentifier().equals(CLONE))
            .findFirst()
            .orElseThrow();
    assertThat(copy.vpcSecurityGroups().get(0).vpcSecurityGroupId()).isEqualTo("sg-0opendub");
    assertThat(copy.dbInstanceClass()).isEqualTo("db.r6g.large");
    assertThat(copy.tagList())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactly("lifeboat-drill=eu-web-shop", "lifeboat-run=run-1");
    assertThat(turn.facts()).containsEntry("endpoint", copy.endpoint().address());
  }

  @Test
  void removesWhatIsThereWithoutKnowingAnythingOfIt() {
    Turn<CloneRds> turn = turn();
    turn.inspect();
    turn.apply();
    assertThat(turn().revert().sentence()).startsWith(CLONE + " in eu-west-1 is gone after ");
    assertThat(turn().revert().sentence())
        .isEqualTo(CLONE + " in eu-west-1 is not there, so there is nothing to remove");
  }

  @Test
  void deletesNothingThatDoesNotCarryTheRunsTag() {
    Turn<CloneRds> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    simulation
        .rds(Simulation.DUB)
        .removeTagsFromResource(
            r ->
                r.resourceName("arn:aws:rds:eu-west-1:111122223333:db:" + CLONE)
                    .tagKeys("lifeboat-run"));
    simulation.startJournalHere();
    assertThat(catchThrowable(turn::revert))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("does not carry this run's tag, so it is not deleted");
    assertThat(turn().inspect().state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(simulation.changes()).isEmpty();
  }

  private List<DBInstance> instances() {
    return simulation.rds(Simulation.DUB).describeDBInstances().dbInstances();
  }
}
