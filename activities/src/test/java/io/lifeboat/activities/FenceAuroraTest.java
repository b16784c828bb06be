package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.aurora.AwsFenceAurora;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.step.FenceAurora;
import io.lifeboat.simulator.Loss;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.Tag;

class FenceAuroraTest extends ActionPromises<FenceAurora> {
  @Override
  AwsAction<FenceAurora> action() {
    return new AwsFenceAurora(simulation);
  }

  @Override
  FenceAurora step() {
    return new FenceAurora("orders", "web-shop-orders", Simulation.FRA, "sg-0closedfra");
  }

  @Override
  List<String> effects() {
    return List.of(
        "AddTagsToResource of orders-eu-central-1 in eu-central-1",
        "ModifyDBCluster of orders-eu-central-1 in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeGlobalClusters", "DescribeDBClusters");
  }

  @Override
  List<String> changes() {
    return List.of("AddTagsToResource", "ModifyDBCluster");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    DBCluster cluster =
        simulation
            .rds(Simulation.FRA)
            .describeDBClusters(request -> request.dbClusterIdentifier("orders-eu-central-1"))
            .dbClusters()
            .get(0);
    return cluster.vpcSecurityGroups() + " " + cluster.tagList();
  }

  @Test
  void fencesTheOldPrimaryThatComesBackAfterAForcedPromotion() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    String target =
        simulation.rds(Simulation.DUB).describeDBClusters().dbClusters().get(0).dbClusterArn();
    simulation
        .rds(Simulation.DUB)
        .failoverGlobalCluster(
            request ->
                request
                    .globalClusterIdentifier("web-shop-orders")
                    .targetDbClusterIdentifier(target)
                    .allowDataLoss(true));
    simulation.watch().pause(Duration.ofMinutes(3));
    simulation.aws().faults().restore("eu-central-1");

    Simulation.Turn<FenceAurora> turn = turn();
    assertThat(turn.inspect().sentence()).contains("no longer the writer");
    turn.apply();
    assertThat(turn.confirm().sentence()).contains("is closed to new connections");
  }

  @Test
  void doesNotReopenWhatSomebodyElseHasChanged() {
    Simulation.Turn<FenceAurora> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    simulation
        .rds(Simulation.FRA)
        .modifyDBCluster(
            request ->
                request
                    .dbClusterIdentifier("orders-eu-central-1")
                    .vpcSecurityGroupIds("sg-0closedfra", "sg-0openfra"));
    simulation.watch().pause(Duration.ofMinutes(1));

    assertThat(catchThrowable(turn::revert))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("which this run did not set");
  }

  @Test
  void leavesTheFormerGroupsInATagAndSaysThatTheFailbackOpensIt() {
    Simulation.Turn<FenceAurora> turn = turn();
    turn.inspect();
    turn.apply();
    Outcome closed = turn.confirm();

    assertThat(state()).contains("Key=lifeboat:open-groups, Value=sg-0openfra");
    assertThat(closed.sentence())
        .endsWith("; the failback gives it sg-0openfra again, as its tag says");
    assertThat(closed.facts().get(Facts.FOR_LATER))
        .isEqualTo(
            "orders in eu-central-1 stays closed;"
                + " the failback gives it sg-0openfra again, as its tag says");
    assertThat(turn().inspect().facts().get(Facts.FOR_LATER)).contains("sg-0openfra again");
  }

  @Test
  void keepsATagThatIsThereAlready() {
    tag("sg-0openfra+sg-0older");
    simulation.startJournalHere();
    Simulation.Turn<FenceAurora> turn = turn();
    assertThat(turn.inspect().sentence()).contains("names sg-0older, sg-0openfra");
    turn.apply();
    turn.confirm();

    assertThat(simulation.changes())
        .containsExactly("ModifyDBCluster of orders-eu-central-1 in eu-central-1");
    assertThat(state()).contains("Value=sg-0openfra+sg-0older");
  }

  @Test
  void closesAlsoWhenItMayNotWriteTheTagAndSaysWhatIsLeftToDo() {
    simulation.aws().faults().fail("AddTagsToResource", "AccessDenied", 1);
    Simulation.Turn<FenceAurora> turn = turn();
    turn.inspect();
    turn.apply();

    assertThat(turn.confirm().sentence()).endsWith("before moving back give it sg-0openfra again");
    assertThat(turn.facts().get(Facts.LEFT_TO_DO))
        .contains("AWS does not allow rds:AddTagsToResource in eu-central-1")
        .endsWith("before moving back give it sg-0openfra again");
    assertThat(turn().inspect().facts().get(Facts.FOR_LATER))
        .contains("its own security groups again instead of sg-0closedfra");
  }

  private void tag(String groups) {
    simulation
        .rds(Simulation.FRA)
        .addTagsToResource(
            request ->
                request
                    .resourceName(
                        "arn:aws:rds:eu-central-1:111122223333:cluster:orders-eu-central-1")
                    .tags(Tag.builder().key("lifeboat:open-groups").value(groups).build()));
  }
}
