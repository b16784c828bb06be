package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.aurora.AwsDetachAurora;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.step.DetachAurora;
import io.lifeboat.simulator.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetachAuroraTest extends ActionPromises<DetachAurora> {
  @Override
  AwsAction<DetachAurora> action() {
    return new AwsDetachAurora(simulation);
  }

  @Override
  DetachAurora step() {
    return RdsSamples.DETACH;
  }

  @Override
  List<String> effects() {
    return List.of(
        "AddTagsToResource of orders-eu-west-1 in eu-west-1",
        "RemoveFromGlobalCluster of orders-eu-west-1 in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeGlobalClusters", "DescribeDBClusters");
  }

  @Override
  List<String> changes() {
    return List.of("AddTagsToResource", "RemoveFromGlobalCluster");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  boolean isReversible() {
    return false;
  }

  @Override
  String state() {
    return "";
  }

  @Test
  void letsTheSecondaryWriteAloneWhileTheWritersRegionIsGoneAndSaysWhatIsLeftToDo() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    Simulation.Turn<DetachAurora> turn = turn();
    turn.inspect();
    turn.apply();
    assertThat(turn.confirm().sentence())
        .startsWith("orders-eu-west-1 in eu-west-1 has left web-shop-orders and writes alone, in ");
    assertThat(turn.facts().get(Facts.LEFT_TO_DO)).contains("make a global database of");
  }

  @Test
  void doesNotDetachTheWriter() {
    DetachAurora writer = new DetachAurora("orders", "web-shop-orders", Simulation.FRA);
    assertThat(simulation.turn(action(), writer).inspect().sentence())
        .endsWith("is the writer already: there is nothing to detach");
  }
}
