package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.ecs.AwsOpenEcs;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.OpenEcs;
import io.lifeboat.simulator.Worlds;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;

class OpenEcsTest extends ActionPromises<OpenEcs> {
  private static final EcsService STOREFRONT = new EcsService("web-shop", "storefront");
  private static final EcsService CHECKOUT = new EcsService("web-shop", "checkout");

  @BeforeEach
  void aFenceHasStoppedThem() {
    Beforehand.servicesThatAreStopped(simulation, List.of(STOREFRONT, CHECKOUT));
    simulation.startJournalHere();
  }

  @Override
  AwsAction<OpenEcs> action() {
    return new AwsOpenEcs(simulation);
  }

  @Override
  OpenEcs step() {
    return new OpenEcs(Simulation.FRA, List.of(STOREFRONT, CHECKOUT));
  }

  @Override
  List<String> effects() {
    return List.of(
        "RegisterScalableTarget of service/web-shop/storefront in eu-central-1",
        "UpdateService of web-shop/storefront in eu-central-1",
        "UntagResource of web-shop/storefront in eu-central-1",
        "RegisterScalableTarget of service/web-shop/checkout in eu-central-1",
        "UpdateService of web-shop/checkout in eu-central-1",
        "UntagResource of web-shop/checkout in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeServices", "DescribeScalableTargets");
  }

  @Override
  List<String> changes() {
    return List.of("UpdateService", "RegisterScalableTarget", "UntagResource");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return Sizes.of(simulation, Simulation.FRA, STOREFRONT)
        + Sizes.tag(simulation, Simulation.FRA, STOREFRONT)
        + "; "
        + Sizes.of(simulation, Simulation.FRA, CHECKOUT)
        + Sizes.tag(simulation, Simulation.FRA, CHECKOUT)
        + suspended();
  }

  @Test
  void givesThemTheSizeAndTheAutoscalingThatTheyHadAndRemovesTheTag() {
    Simulation untouched = new Simulation(Worlds.euWebShop());
    Turn<OpenEcs> turn = turn();
    assertThat(turn.inspect().sentence())
        .isEqualTo(
            "in eu-central-1 a fence has stopped"
                + " storefront (desired=4 minimum=4 maximum=12 suspended=none),"
                + " checkout (desired=6 minimum=6 maximum=18 suspended=none)");
    turn.apply();

    assertThat(turn.confirm().sentence())
        .matches(
            "4 of 4 tasks of storefront, 6 of 6 tasks of checkout in eu-central-1 run again,"
                + " reached in \\d+ s");
    assertThat(state())
        .isEqualTo("4 tasks, 4 to 12; 6 tasks, 6 to 18SuspendedState(" + none() + ")");
    assertThat(Sizes.of(untouched, Simulation.FRA, STOREFRONT)).isEqualTo("4 tasks, 4 to 12");
  }

  @Test
  void hasNothingToDoWhereNoFenceWas() {
    Simulation untouched = new Simulation(Worlds.euWebShop());
    Turn<OpenEcs> turn = untouched.turn(new AwsOpenEcs(untouched), step());

    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    assertThat(turn.inspect().sentence())
        .isEqualTo(
            "no service in eu-central-1 carries the fence's tag:"
                + " 4 of 4 tasks of storefront, 6 of 6 tasks of checkout run");
    assertThat(untouched.mutations()).isEmpty();
  }

  @Test
  void neverLowersWhatIsHigher() {
    register(target -> target.minCapacity(8).maxCapacity(40));
    setTasks(9);
    Turn<OpenEcs> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();

    assertThat(Sizes.of(simulation, Simulation.FRA, STOREFRONT)).isEqualTo("9 tasks, 8 to 40");
    assertThat(Sizes.tag(simulation, Simulation.FRA, STOREFRONT)).isEmpty();
  }

  @Test
  void isInProgressUntilTheTasksRun() {
    Turn<OpenEcs> turn = turn();
    turn.inspect();
    turn.apply();

    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
    turn.confirm();
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void stopsAgainOnlyWhatItLetRun() {
    assertThat(turn().revert().sentence())
        .isEqualTo("this run let no service in eu-central-1 run again");
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void doesNotStopAgainWhatSomebodyElseHasSet() {
    Turn<OpenEcs> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    register(target -> target.minCapacity(5).maxCapacity(50));

    assertThat(catchThrowable(turn::revert))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("is now autoscaled from 5 to 50, which this run did not set");
  }

  @Test
  void stopsAgainAlsoWhatTheAutoscalerHasEnlarged() {
    String before = state();
    Turn<OpenEcs> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    setTasks(7);
    turn.revert();

    assertThat(state()).isEqualTo(before);
  }

  private void setTasks(int tasks) {
    simulation
        .ecs(Simulation.FRA)
        .updateService(
            request -> request.cluster("web-shop").service("storefront").desiredCount(tasks));
  }

  private void register(Consumer<RegisterScalableTargetRequest.Builder> change) {
    simulation
        .autoScaling(Simulation.FRA)
        .registerScalableTarget(
            request ->
                change.accept(
                    request
                        .serviceNamespace("ecs")
                        .scalableDimension("ecs:service:DesiredCount")
                        .resourceId("service/" + STOREFRONT)));
  }

  private String suspended() {
    return simulation
        .autoScaling(Simulation.FRA)
        .describeScalableTargets(
            request -> request.serviceNamespace("ecs").resourceIds("service/" + STOREFRONT))
        .scalableTargets()
        .get(0)
        .suspendedState()
        .toString();
  }

  private static String none() {
    return "DynamicScalingInSuspended=false, DynamicScalingOutSuspended=false,"
        + " ScheduledScalingSuspended=false";
  }
}
