package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.ecs.AwsRollBackEcs;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.RollBackEcs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Service;

class RollBackEcsTest extends ActionPromises<RollBackEcs> {
  private static final EcsService CHECKOUT = new EcsService("web-shop", "checkout");

  @BeforeEach
  void aLaterRevisionRuns() {
    Beforehand.aLaterRelease(simulation, "checkout:new");
    simulation.startJournalHere();
  }

  @Override
  AwsAction<RollBackEcs> action() {
    return new AwsRollBackEcs(simulation);
  }

  @Override
  RollBackEcs step() {
    return to(Optional.of("checkout:1"));
  }

  private static RollBackEcs to(Optional<String> taskDefinition) {
    return new RollBackEcs("checkout", Simulation.FRA, CHECKOUT, taskDefinition);
  }

  @Override
  List<String> effects() {
    return List.of("UpdateService of web-shop/checkout in eu-central-1");
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
    return "eu-central-1";
  }

  @Override
  String state() {
    Service service =
        simulation
            .ecs(Simulation.FRA)
            .describeServices(request -> request.cluster("web-shop").services("checkout"))
            .services()
            .get(0);
    return service.taskDefinition().replaceAll(".*/", "") + " " + service.desiredCount();
  }

  @Test
  void deploysTheRevisionBeforeThePresentWhenNoneIsNamed() {
    Turn<RollBackEcs> turn = simulation.turn(action(), to(Optional.empty()));
    assertThat(turn.inspect().sentence())
        .isEqualTo(
            "checkout in eu-central-1 runs 6 of 6 tasks of checkout:2;"
                + " checkout:1 can be deployed");
    assertThat(turn.apply().sentence())
        .isEqualTo("asked ECS to deploy checkout:1 of checkout in eu-central-1");
    assertThat(turn.confirm().sentence())
        .matches("checkout in eu-central-1 runs 6 of 6 tasks, all of checkout:1, stable in \\d+ s");
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    turn.revert();
    assertThat(state()).isEqualTo("checkout:2 6");
  }

  @Test
  void doesNotGoFurtherBackWhenItIsTriedAgain() {
    Beforehand.aLaterRelease(simulation, "checkout:newer");
    simulation.startJournalHere();
    Turn<RollBackEcs> turn = simulation.turn(action(), to(Optional.empty()));
    turn.inspect();
    turn.apply();
    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
    turn.apply();
    turn.confirm();
    turn.inspect();
    turn.apply();

    assertThat(state()).isEqualTo("checkout:2 6");
    assertThat(simulation.changes()).isEqualTo(effects());
  }

  @Test
  void leavesOutRevisionsThatAreNotActiveAnyMore() {
    Beforehand.aLaterRelease(simulation, "checkout:newer");
    simulation
        .ecs(Simulation.FRA)
        .deregisterTaskDefinition(request -> request.taskDefinition("checkout:2"));

    assertThat(simulation.turn(action(), to(Optional.empty())).inspect().sentence())
        .endsWith("; checkout:1 can be deployed");
    assertThat(simulation.turn(action(), to(Optional.of("checkout:2"))).inspect().sentence())
        .isEqualTo(
            "checkout:2 cannot be deployed in eu-central-1:"
                + " there is no active task definition of that name");
    assertThat(simulation.turn(action(), to(Optional.of("checkout:77"))).inspect().state())
        .isEqualTo(State.IMPOSSIBLE);
  }

  @Test
  void getsRidOfARevisionWhoseTasksFail() {
    Beforehand.aLaterRelease(simulation, "checkout:broken");
    Turn<RollBackEcs> turn = simulation.turn(action(), to(Optional.of("checkout:2")));
    turn.inspect();
    turn.apply();
    turn.confirm();

    assertThat(state()).isEqualTo("checkout:2 6");
  }

  @Test
  void leavesAloneWhatSomebodyElseHasDeployedMeanwhile() {
    Turn<RollBackEcs> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    Beforehand.aLaterRelease(simulation, "checkout:newest");

    assertThat(catchThrowable(turn::revert))
        .isInstanceOf(FinalFailure.class)
        .hasMessage(
            "checkout in eu-central-1 runs checkout:3 now, which this run did not deploy;"
                + " nothing was changed");
  }

  @Test
  void saysWhatRunsWhenSomebodyElseDeploysInBetween() {
    Turn<RollBackEcs> turn = turn();
    turn.inspect();
    turn.apply();
    Beforehand.aLaterRelease(simulation, "checkout:newest");

    assertThat(catchThrowable(turn::confirm))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining(
            "ECS took the deployment of checkout:1, but checkout in eu-central-1 runs"
                + " 6 of 6 tasks of checkout:3");
  }

  @Test
  void putsNothingBackThatItDidNotDeploy() {
    assertThat(turn().revert().sentence()).startsWith("this run did not roll checkout back");
    assertThat(simulation.mutations()).isEmpty();
  }
}
