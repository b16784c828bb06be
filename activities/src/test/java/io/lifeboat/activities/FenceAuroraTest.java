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
    return List.of("ModifyDBCluster of orders-eu-central-1 in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeGlobalClusters", "DescribeDBClusters");
  }

  @Override
  List<String> changes() {
    return List.of("ModifyDBCluster");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return simulation
        .rds(Simulation.FRA)
        .describeDBClusters(request -> request.dbClusterIdentifier("orders-eu-central-1"))
        .dbClusters()
        .get(0)
        .vpcSecurityGroups()
        .toString();
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
  void saysWhatRemainsBeforeMovingBack() {
    Simulation.Turn<FenceAurora> turn = turn();
    turn.inspect();
    turn.apply();
    Outcome closed = turn.confirm();

    assertThat(closed.sentence()).endsWith("before moving back give it sg-0openfra again");
    assertThat(closed.facts().get(Facts.FOR_LATER))
        .isEqualTo(
            "orders in eu-central-1 stays closed; before moving back give it sg-0openfra again");
    assertThat(turn().inspect().facts().get(Facts.FOR_LATER))
        .contains("its own security groups again instead of sg-0closedfra");
  }
}
