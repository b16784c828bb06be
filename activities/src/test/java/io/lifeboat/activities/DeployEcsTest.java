package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.ecs.AwsDeployEcs;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.step.DeployEcs;
import io.lifeboat.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Service;

class DeployEcsTest extends ActionPromises<DeployEcs> {
  @Override
  World world() {
    return ComputeSamples.world();
  }

  @Override
  AwsAction<DeployEcs> action() {
    return new AwsDeployEcs(simulation);
  }

  @Override
  DeployEcs step() {
    return ComputeSamples.deploy(8);
  }

  @Override
  List<String> effects() {
    return List.of("UpdateService of shop/api in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeServices", "DescribeTaskDefinition");
  }

  @Override
  List<String> changes() {
    return List.of("UpdateService");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  String state() {
    return service().taskDefinition();
  }

  @Test
  void waitsUntilNothingOfTheFormerOneRuns() {
    Simulation.Turn<DeployEcs> turn = turn();
    assertThat(turn.inspect().sentence())
        .isEqualTo("api in eu-west-1 runs 2 of 2 tasks of api:7; api:8 can be deployed");
    turn.apply();
    assertThat(turn.confirm().sentence())
        .startsWith("api in eu-west-1 runs 2 of 2 tasks, all of api:8, stable in ");
    assertThat(service().deployments()).hasSize(1);
    assertThat(turn.revert().sentence()).isEqualTo("api in eu-west-1 runs api:7 again");
  }

  @Test
  void saysThatADeploymentFailed() {
    Simulation.Turn<DeployEcs> turn = simulation.turn(action(), ComputeSamples.deploy(9));
    turn.inspect();
    turn.apply();

    assertThat(catchThrowable(turn::confirm))
        .isInstanceOf(FinalFailure.class)
        .hasMessageStartingWith("ECS gave up deploying api:9 of api in eu-west-1 (");
  }

  @Test
  void isImpossibleForATaskDefinitionThatIsNotThere() {
    assertThat(simulation.turn(action(), ComputeSamples.deploy(12)).inspect())
        .isEqualTo(
            Inspection.impossible(
                "api:12 cannot be deployed in eu-west-1: there is no active task definition of that"
                    + " name"));
  }

  private Service service() {
    return simulation
        .ecs(Simulation.DUB)
        .describeServices(request -> request.cluster("shop").services("api"))
        .services()
        .get(0);
  }
}
