package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.switches.AwsSwitchRules;
import io.lifeboat.plan.step.SwitchRules;
import io.lifeboat.simulator.world.World;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

class SwitchRulesTest extends ActionPromises<SwitchRules> {
  private final EventBridgeClient events =
      simulation.client(EventBridgeClient.class, Simulation.DUB);

  @Override
  World world() {
    return ConfigurationSamples.world();
  }

  @Override
  AwsAction<SwitchRules> action() {
    return new AwsSwitchRules(simulation);
  }

  @Override
  SwitchRules step() {
    return step("placed", "paid", "packed");
  }

  private static SwitchRules step(String... rules) {
    return new SwitchRules("the shop", Simulation.DUB, "shop", List.of(rules), true);
  }

  @Override
  List<String> effects() {
    return List.of("EnableRule of placed in eu-west-1", "EnableRule of packed in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeRule");
  }

  @Override
  List<String> changes() {
    return List.of("EnableRule");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  String state() {
    return events.listRules(r -> r.eventBusName("shop")).rules().stream()
        .map(rule -> rule.name() + " " + rule.stateAsString())
        .collect(Collectors.joining(", "));
  }

  @Test
  void saysWhichAreToBeSwitched() {
    Turn<SwitchRules> turn = turn();

    assertThat(turn.inspect().sentence())
        .isEqualTo("2 of 3 rules of the shop in eu-west-1 are off: placed, packed");
    turn.apply();
    assertThat(turn.confirm().sentence())
        .isEqualTo("the rules of the shop in eu-west-1 are on: placed, paid, packed");
    assertThat(turn.revert().sentence())
        .isEqualTo("packed, placed of the rules of the shop in eu-west-1 are off again");
  }

  @Test
  void findsARuleThatIsNotOnTheBus() {
    assertThat(simulation.turn(action(), step("nightly", "paid")).inspect().sentence())
        .isEqualTo("the rules of the shop in eu-west-1 have no nightly; correct the plan");
  }
}
