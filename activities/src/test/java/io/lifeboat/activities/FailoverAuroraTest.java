package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.aurora.AwsFailoverAurora;
import io.lifeboat.plan.step.FailoverAurora;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailoverAuroraTest extends ActionPromises<FailoverAurora> {
  @Override
  AwsAction<FailoverAurora> action() {
    return new AwsFailoverAurora(simulation);
  }

  @Override
  FailoverAurora step() {
    return RdsSamples.WITHIN;
  }

  @Override
  List<String> effects() {
    return List.of("FailoverDBCluster of orders-eu-central-1 in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeDBClusters", "DescribeEvents");
  }

  @Override
  List<String> changes() {
    return List.of("FailoverDBCluster");
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
        .status();
  }

  @Test
  void movesTheWriterToTheReader() {
    Simulation.Turn<FailoverAurora> turn = turn();
    assertThat(turn.inspect().sentence())
        .isEqualTo(
            "orders-eu-central-1-1 writes in orders-eu-central-1 in eu-central-1 and has 1 reader");
    turn.apply();
    assertThat(turn.confirm().sentence())
        .startsWith(
            "the writer of orders-eu-central-1 in eu-central-1 moved from orders-eu-central-1-1 to"
                + " orders-eu-central-1-2, in ");
  }

  @Test
  void isImpossibleForASecondary() {
    FailoverAurora standby = new FailoverAurora("orders", "orders-eu-west-1", Simulation.DUB);
    assertThat(simulation.turn(action(), standby).inspect().sentence())
        .isEqualTo("orders-eu-west-1 in eu-west-1 is a secondary, in which nothing writes");
  }
}
