package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.ecs.AwsScaleEcs;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.ScaleEcs;
import io.lifeboat.simulator.JournalEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleEcsTest extends ActionPromises<ScaleEcs> {
  private static final EcsService CHECKOUT = new EcsService("web-shop", "checkout");

  @Override
  AwsAction<ScaleEcs> action() {
    return new AwsScaleEcs(simulation);
  }

  @Override
  ScaleEcs step() {
    return new ScaleEcs("checkout", Simulation.DUB, CHECKOUT, 6);
  }

  @Override
  List<String> effects() {
    return List.of(
        "RegisterScalableTarget of service/web-shop/checkout in eu-west-1",
        "UpdateService of web-shop/checkout in eu-west-1");
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
    return "eu-west-1";
  }

  @Override
  String state() {
    return Sizes.of(simulation, Simulation.DUB, CHECKOUT);
  }

  @Test
  void raisesTheMaximumWhenItIsTooSmallAndSaysSo() {
    ScaleEcs large = new ScaleEcs("checkout", Simulation.DUB, CHECKOUT, 30);
    Simulation.Turn<ScaleEcs> turn = simulation.turn(action(), large);
    turn.inspect();

    assertThat(turn.apply().sentence())
        .isEqualTo(
            "checkout in eu-west-1: autoscaling minimum 1 to 30, maximum 18 to 30, tasks 1 to 30");
    assertThat(turn.confirm().sentence()).startsWith("checkout runs 30 of 30 tasks in eu-west-1");
    turn.revert();
    assertThat(state()).isEqualTo("1 tasks, 1 to 18");
  }

  @Test
  void neverScalesDown() {
    ScaleEcs small = new ScaleEcs("checkout", Simulation.FRA, CHECKOUT, 2);
    Simulation.Turn<ScaleEcs> turn = simulation.turn(action(), small);

    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    turn.apply();
    assertThat(simulation.changes()).isEmpty();
  }

  @Test
  void leavesAloneWhatSomebodyElseHasScaledMeanwhile() {
    Simulation.Turn<ScaleEcs> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    simulation
        .ecs(Simulation.DUB)
        .updateService(request -> request.cluster("web-shop").service("checkout").desiredCount(9));

    Throwable failure = catchThrowable(turn::revert);

    assertThat(failure)
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("now wants 9 tasks, which this run did not set");
    assertThat(((FinalFailure) failure).name()).isEqualTo(FinalFailure.CHANGED_BY_SOMEBODY_ELSE);
  }

  @Test
  void remembersTheEarlierSizeAcrossARetryInMidChange() {
    simulation.aws().faults().fail("UpdateService", "ServerException", 10);
    Simulation.Turn<ScaleEcs> turn = turn();
    turn.inspect();
    assertThat(catchThrowable(turn::apply)).isInstanceOf(TryAgain.class);
    simulation.aws().faults().clear();
    turn.inspect();
    turn.apply();
    turn.confirm();
    turn.revert();

    assertThat(state()).isEqualTo("1 tasks, 1 to 18");
  }

  @Test
  void asksForNothingAgainWhenPuttingBackWasCutOffHalfWay() {
    Simulation.Turn<ScaleEcs> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    simulation.aws().faults().fail("UpdateService", "ServerException", 10);
    assertThat(catchThrowable(turn::revert)).isNotNull();
    simulation.aws().faults().clear();
    turn.revert();

    assertThat(state()).isEqualTo("1 tasks, 1 to 18");
    assertThat(simulation.aws().journal().mutations("RegisterScalableTarget"))
        .allMatch(JournalEntry::changed)
        .hasSize(2);
  }

  @Test
  void saysThatAnEarlierFenceLeftTheAutoscalingSuspended() {
    simulation
        .autoScaling(Simulation.DUB)
        .registerScalableTarget(
            request ->
                request
                    .serviceNamespace("ecs")
                    .scalableDimension("ecs:service:DesiredCount")
                    .resourceId("service/" + CHECKOUT)
                    .suspendedState(rests -> rests.dynamicScalingOutSuspended(true)));
    Simulation.Turn<ScaleEcs> turn = turn();
    turn.inspect();
    turn.apply();

    assertThat(turn.confirm().facts().get(Facts.FOR_LATER))
        .isEqualTo(
            "the autoscaling of checkout in eu-west-1 is suspended and will add no tasks;"
                + " resume it");
  }
}
