package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.ecs.AwsScaleDownEcs;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.ScaleDownEcs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleDownEcsTest extends ActionPromises<ScaleDownEcs> {
  private static final EcsService CHECKOUT = new EcsService("web-shop", "checkout");

  @Override
  AwsAction<ScaleDownEcs> action() {
    return new AwsScaleDownEcs(simulation);
  }

  @Override
  ScaleDownEcs step() {
    return new ScaleDownEcs("checkout", Simulation.FRA, CHECKOUT, 1);
  }

  @Override
  List<String> effects() {
    return List.of(
        "RegisterScalableTarget of service/web-shop/checkout in eu-central-1",
        "UpdateService of web-shop/checkout in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeServices", "DescribeScalableTargets");
  }

  @Override
  List<String> changes() {
    return List.of("UpdateService", "RegisterScalableTarget");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return Sizes.of(simulation, Simulation.FRA, CHECKOUT);
  }

  @Test
  void lowersTheMinimumFirstAndLeavesTheMaximum() {
    Turn<ScaleDownEcs> turn = turn();
    assertThat(turn.inspect().sentence())
        .isEqualTo("checkout in eu-central-1 runs 6 of 6 tasks, autoscaling 6 to 18; 1 are enough");
    assertThat(turn.apply().sentence())
        .isEqualTo("checkout in eu-central-1: autoscaling minimum 6 to 1, tasks 6 to 1");
    assertThat(turn.confirm().sentence()).startsWith("checkout is down to 1 task in eu-central-1");
    simulation.watch().pause(Duration.ofMinutes(30));

    assertThat(state()).isEqualTo("1 tasks, 1 to 18");
  }

  @Test
  void neverScalesUp() {
    ScaleDownEcs large = new ScaleDownEcs("checkout", Simulation.DUB, CHECKOUT, 3);
    Turn<ScaleDownEcs> turn = simulation.turn(action(), large);

    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    turn.apply();
    assertThat(turn.confirm().sentence()).startsWith("checkout is down to 1 task in eu-west-1");
    assertThat(simulation.changes()).isEmpty();
  }

  @Test
  void leavesAloneWhatSomebodyElseHasScaledMeanwhile() {
    Turn<ScaleDownEcs> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    simulation
        .ecs(Simulation.FRA)
        .updateService(request -> request.cluster("web-shop").service("checkout").desiredCount(9));

    assertThat(catchThrowable(turn::revert))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("now wants 9 tasks, which this run did not set");
  }

  @Test
  void remembersTheEarlierSizeAcrossARetryInMidChange() {
    simulation.aws().faults().fail("UpdateService", "ServerException", 10);
    Turn<ScaleDownEcs> turn = turn();
    turn.inspect();
    assertThat(catchThrowable(turn::apply)).isInstanceOf(TryAgain.class);
    simulation.aws().faults().clear();
    turn.inspect();
    turn.apply();
    turn.confirm();
    turn.revert();

    assertThat(state()).isEqualTo("6 tasks, 6 to 18");
  }
}
