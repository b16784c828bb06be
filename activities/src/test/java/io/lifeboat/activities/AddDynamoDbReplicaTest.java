package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.dynamodb.AwsAddDynamoDbReplica;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.AddDynamoDbReplica;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AddDynamoDbReplicaTest extends ActionPromises<AddDynamoDbReplica> {
  @Override
  World world() {
    return DynamoDbSamples.world();
  }

  @Override
  AwsAction<AddDynamoDbReplica> action() {
    return new AwsAddDynamoDbReplica(simulation);
  }

  @Override
  AddDynamoDbReplica step() {
    return new AddDynamoDbReplica("sessions", "shop-sessions", Simulation.FRA, Simulation.DUB);
  }

  @Override
  List<String> effects() {
    return List.of("UpdateTable of shop-sessions in eu-central-1");
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
        .describeTable(request -> request.tableName("shop-sessions"))
        .table()
        .toString();
  }

  @Test
  void waitsUntilTheReplicaHasWhatTheTableHas() {
    Turn<AddDynamoDbReplica> turn = turn();
    assertThat(turn.inspect().sentence()).isEqualTo("sessions has no replica in eu-west-1");
    turn.apply();
    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);

    assertThat(turn.confirm().sentence())
        .matches("the replica of sessions in eu-west-1 is ACTIVE, in (1[2-9]\\d|2\\d\\d|300) s");
    assertThat(
            simulation.aws().tables().item("shop-sessions", "eu-west-1", AttributeValue.fromS("3")))
        .isPresent();
  }

  @Test
  void isNotDoneWhileTheNewRegionIsSilent() {
    Turn<AddDynamoDbReplica> turn = turn();
    turn.inspect();
    turn.apply();
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    simulation.watch().pause(Duration.ofMinutes(10));

    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
    simulation.aws().faults().restore("eu-west-1");
    turn.confirm();
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void saysThatTheTableIsNotThere() {
    AddDynamoDbReplica nowhere =
        new AddDynamoDbReplica("carts", "no-carts", Simulation.FRA, Simulation.DUB);
    Turn<AddDynamoDbReplica> turn = simulation.turn(action(), nowhere);

    assertThat(turn.inspect().sentence())
        .isEqualTo("eu-central-1 has no table no-carts; correct the plan");
    assertThat(catchThrowable(turn::revert))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("no-carts");
  }
}
