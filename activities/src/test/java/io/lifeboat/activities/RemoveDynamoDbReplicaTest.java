package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.dynamodb.AwsRemoveDynamoDbReplica;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.RemoveDynamoDbReplica;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class RemoveDynamoDbReplicaTest extends ActionPromises<RemoveDynamoDbReplica> {
  @Override
  World world() {
    return DynamoDbSamples.world();
  }

  @Override
  AwsAction<RemoveDynamoDbReplica> action() {
    return new AwsRemoveDynamoDbReplica(simulation);
  }

  @Override
  RemoveDynamoDbReplica step() {
    return DynamoDbSamples.remove();
  }

  @Override
  List<String> effects() {
    return List.of("UpdateTable of shop-carts in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeTable");
  }

  @Override
  List<String> changes() {
    return List.of("UpdateTable");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return simulation
        .client(DynamoDbClient.class, Simulation.FRA)
        .describeTable(request -> request.tableName("shop-carts"))
        .table()
        .toString();
  }

  @Test
  void removesAReplicaAlsoOfALostRegion() {
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    Turn<RemoveDynamoDbReplica> turn = turn();
    assertThat(turn.inspect().sentence()).isEqualTo("the replica of carts in eu-west-1 is ACTIVE");
    turn.apply();
    assertThat(turn.confirm().sentence()).startsWith("carts has no replica in eu-west-1, in ");
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void addsNothingWhenItFoundNoReplica() {
    Turn<RemoveDynamoDbReplica> turn =
        simulation.turn(
            action(),
            new RemoveDynamoDbReplica("sessions", "shop-sessions", Simulation.FRA, Simulation.DUB));
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    assertThat(turn.revert().sentence())
        .isEqualTo("this run removed no replica of sessions in eu-west-1");
    assertThat(simulation.aws().journal().mutations()).isEmpty();
  }

  @Test
  void saysThatTheTableIsNotThere() {
    RemoveDynamoDbReplica nowhere =
        new RemoveDynamoDbReplica("carts", "no-carts", Simulation.FRA, Simulation.DUB);
    assertThat(simulation.turn(action(), nowhere).inspect().sentence())
        .isEqualTo("eu-central-1 has no table no-carts; correct the plan");
  }
}
