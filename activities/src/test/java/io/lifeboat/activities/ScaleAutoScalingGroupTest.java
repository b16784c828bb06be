package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.autoscaling.AwsScaleAutoScalingGroup;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.ScaleAutoScalingGroup;
import io.lifeboat.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

class ScaleAutoScalingGroupTest extends ActionPromises<ScaleAutoScalingGroup> {
  @Override
  World world() {
    return ComputeSamples.world();
  }

  @Override
  AwsAction<ScaleAutoScalingGroup> action() {
    return new AwsScaleAutoScalingGroup(simulation);
  }

  @Override
  ScaleAutoScalingGroup step() {
    return ComputeSamples.group();
  }

  @Override
  List<String> effects() {
    return List.of("UpdateAutoScalingGroup of web in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeAutoScalingGroups");
  }

  @Override
  List<String> changes() {
    return List.of("UpdateAutoScalingGroup");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  String state() {
    return size();
  }

  @Test
  void raisesMinimumAndMaximumAndWaitsUntilTheInstancesServe() {
    Simulation.Turn<ScaleAutoScalingGroup> turn = turn();
    turn.inspect();
    assertThat(turn.apply().sentence())
        .isEqualTo(
            "web in eu-west-1: 1 instances, bounds 1 to 4 became 6 instances, bounds 6 to 6");
    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
    assertThat(turn.confirm().sentence())
        .startsWith("web has 6 of 6 instances in service in eu-west-1, reached in ");
  }

  @Test
  void neverScalesDown() {
    Simulation.Turn<ScaleAutoScalingGroup> turn =
        simulation.turn(action(), new ScaleAutoScalingGroup("web", Simulation.FRA, "web", 2));

    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    turn.apply();
    assertThat(simulation.changes()).isEmpty();
  }

  @Test
  void leavesAloneWhatSomebodyElseHasScaledMeanwhile() {
    Simulation.Turn<ScaleAutoScalingGroup> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    client()
        .updateAutoScalingGroup(
            request -> request.autoScalingGroupName("web").maxSize(9).desiredCapacity(9));

    assertThat(catchThrowable(turn::revert))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("now wants 9 instances, bounds 6 to 9, which this run did not set");
  }

  @Test
  void isImpossibleForAGroupThatIsNotThere() {
    assertThat(
            simulation
                .turn(action(), new ScaleAutoScalingGroup("web", Simulation.DUB, "elsewhere", 2))
                .inspect())
        .isEqualTo(
            Inspection.impossible(
                "there is no Auto Scaling group elsewhere in eu-west-1; correct the plan or deploy"
                    + " it"));
  }

  private String size() {
    AutoScalingGroup group = client().describeAutoScalingGroups().autoScalingGroups().get(0);
    return group.desiredCapacity() + ", " + group.minSize() + " to " + group.maxSize();
  }

  private AutoScalingClient client() {
    return simulation.client(AutoScalingClient.class, Simulation.DUB);
  }
}
