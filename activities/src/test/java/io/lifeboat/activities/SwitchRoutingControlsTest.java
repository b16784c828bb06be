package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.arc.AwsSwitchRoutingControls;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.ClusterEndpoint;
import io.lifeboat.plan.step.SwitchRoutingControls;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53recoverycluster.Route53RecoveryClusterClient;

class SwitchRoutingControlsTest extends ActionPromises<SwitchRoutingControls> {
  private static final String FRANKFURT = TrafficWorlds.control("frankfurt");
  private static final String DUBLIN = TrafficWorlds.control("dublin");

  @Override
  World world() {
    return TrafficWorlds.routingControls();
  }

  @Override
  AwsAction<SwitchRoutingControls> action() {
    return new AwsSwitchRoutingControls(simulation);
  }

  @Override
  SwitchRoutingControls step() {
    return TrafficWorlds.switching(List.of(FRANKFURT), List.of(DUBLIN), List.of());
  }

  @Override
  List<String> effects() {
    return List.of("UpdateRoutingControlStates of pay in us-east-1");
  }

  @Override
  List<String> looks() {
    return List.of("GetRoutingControlState");
  }

  @Override
  List<String> changes() {
    return List.of("UpdateRoutingControlStates");
  }

  @Override
  String region() {
    return "us-east-1";
  }

  @Override
  String state() {
    return simulation
        .aws()
        .client(Route53RecoveryClusterClient.class, "eu-west-1")
        .listRoutingControls(request -> {})
        .routingControls()
        .toString();
  }

  /** One endpoint of five is not missed; the next one is asked. */
  @Override
  @Test
  void aLostRegionIsNoticedInTwoSeconds() {
    simulation.aws().faults().lose(region(), Loss.BLACK_HOLE);
    Simulation.Turn<SwitchRoutingControls> turn = turn();

    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    turn.apply();
    turn.confirm();
    assertThat(simulation.changes())
        .containsExactly("UpdateRoutingControlStates of pay in us-west-2");
  }

  @Test
  void saysSoWhenNoEndpointAnswers() {
    for (ClusterEndpoint endpoint : TrafficWorlds.endpoints()) {
      simulation.aws().faults().lose(endpoint.region().name(), Loss.BLACK_HOLE);
    }

    assertThat(catchThrowable(() -> turn().inspect())).isInstanceOf(RegionUnreachable.class);
  }

  @Test
  void asksAnotherEndpointWhenOneIsTemporarilyUnavailable() {
    simulation
        .aws()
        .faults()
        .fail("UpdateRoutingControlStates", "EndpointTemporarilyUnavailableException", 2);
    Simulation.Turn<SwitchRoutingControls> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();

    assertThat(simulation.changes())
        .containsExactly("UpdateRoutingControlStates of pay in eu-west-1");
  }

  @Test
  void movesUsersWithoutTheControlPlaneOfRoute53() {
    simulation.aws().faults().loseControlPlane("us-east-1");
    assertThat(answer()).isEqualTo("192.0.2.1");
    Simulation.Turn<SwitchRoutingControls> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    simulation.watch().pause(Duration.ofSeconds(10));

    assertThat(answer()).isEqualTo("192.0.2.2");
  }

  @Test
  void obeysASafetyRuleUnlessTheStepOverridesIt() {
    SwitchRoutingControls allOff =
        TrafficWorlds.switching(List.of(FRANKFURT, DUBLIN), List.of(), List.of());
    Simulation.Turn<SwitchRoutingControls> obeying = simulation.turn(action(), allOff);
    obeying.inspect();
    assertThat(catchThrowable(obeying::apply))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("a safety rule forbids")
        .hasMessageContaining("safetyrule/one-is-on");
    assertThat(simulation.mutations()).isEmpty();

    Simulation.Turn<SwitchRoutingControls> overriding =
        simulation.turn(
            action(),
            TrafficWorlds.switching(
                List.of(FRANKFURT, DUBLIN), List.of(), List.of(TrafficWorlds.rule("one-is-on"))));
    overriding.inspect();
    assertThat(overriding.apply().sentence()).contains("over 1 safety rule");
    assertThat(overriding.confirm().sentence()).contains("routing control frankfurt is off");
  }

  @Test
  void saysSoWhenTheClusterDoesNotKnowAControl() {
    SwitchRoutingControls unknown =
        TrafficWorlds.switching(List.of(), List.of(TrafficWorlds.control("paris")), List.of());

    assertThat(simulation.turn(action(), unknown).inspect().state()).isEqualTo(State.IMPOSSIBLE);
  }

  private String answer() {
    return simulation
        .aws()
        .zones()
        .resolve("pay.example.com", "A", Optional.empty())
        .records()
        .get(0)
        .value();
  }
}
