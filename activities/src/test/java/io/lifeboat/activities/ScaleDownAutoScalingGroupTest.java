package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.autoscaling.AwsScaleDownAutoScalingGroup;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.ScaleDownAutoScalingGroup;
import io.lifeboat.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

class ScaleDownAutoScalingGroupTest extends ActionPromises<ScaleDownAutoScalingGroup> {
  @Override
  World world() {
    return ComputeSamples.world();
  }

  @Override
  AwsAction<ScaleDownAutoScalingGroup> action() {
    return new AwsScaleDownAutoScalingGroup(simulation);
  }

  @Override
  ScaleDownAutoScalingGroup step() {
    return ComputeSamples.smallGroup();
  }

  @Override
  List<String> effects() {
    return List.of("UpdateAutoScalingGroup of web in eu-central-1");
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
    return "eu-central-1";
  }

  @Override
  String state() {
    AutoScalingGroup group = client().describeAutoScalingGroups().autoScalingGroups().get(0);
    return group.desiredCapacity() + ", " + group.minSize() + " to " + group.maxSize();
  }

  @Test
  void lowersTheMinimumToo() {
    Simulation.Turn<ScaleDownAutoScalingGroup> turn = turn();
    turn.inspect();
    assertThat(turn.apply().sentence())
        .isEqualTo(
            "web in eu-central-1: 4 instances, bounds 4 to 8 became 2 instances, bounds 2 to 8");
    assertThat(turn.confirm().sentence())
        .startsWith("web is down to 2 instances in eu-central-1, reached in ");
  }

  @Test
  void neverScalesUp() {
    Simulation.Turn<ScaleDownAutoScalingGroup> turn =
        simulation.turn(action(), new ScaleDownAutoScalingGroup("web", Simulation.DUB, "web", 3));

    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    turn.apply();
    assertThat(simulation.changes()).isEmpty();
  }

  @Test
  void leavesAloneWhatSomebodyElseHasScaledMeanwhile() {
    Simulation.Turn<ScaleDownAutoScalingGroup> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    client()
        .updateAutoScalingGroup(request -> request.autoScalingGroupName("web").desiredCapacity(7));

    assertThat(catchThrowable(turn::revert))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("now wants 7 instances, bounds 2 to 8, which this run did not set");
  }

  private AutoScalingClient client() {
    return simulation.client(AutoScalingClient.class, Simulation.FRA);
  }
}
