package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.lambda.AwsSwitchEventSources;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.EventSource;
import io.lifeboat.plan.step.SwitchEventSources;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

class SwitchEventSourcesTest extends ActionPromises<SwitchEventSources> {
  @Override
  World world() {
    return ComputeSamples.world();
  }

  @Override
  AwsAction<SwitchEventSources> action() {
    return new AwsSwitchEventSources(simulation);
  }

  @Override
  SwitchEventSources step() {
    return ComputeSamples.eventSources();
  }

  @Override
  List<String> effects() {
    return List.of("UpdateEventSourceMapping of orders from placed in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("ListEventSourceMappings");
  }

  @Override
  List<String> changes() {
    return List.of("UpdateEventSourceMapping");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  String state() {
    return mapping().state();
  }

  @Test
  void waitsForAMappingThatIsBeingChanged() {
    lambda().updateEventSourceMapping(request -> request.uuid(mapping().uuid()).enabled(true));
    simulation.watch().pause(Duration.ofMinutes(1));
    lambda().updateEventSourceMapping(request -> request.uuid(mapping().uuid()).enabled(false));
    assertThat(mapping().state()).isEqualTo("Disabling");

    Simulation.Turn<SwitchEventSources> turn = turn();
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    assertThat(catchThrowable(turn::apply)).isInstanceOf(TryAgain.class);
    simulation.watch().pause(Duration.ofMinutes(1));
    turn.applyPatiently();
    assertThat(turn.confirm().sentence())
        .startsWith("orders in eu-west-1: 1 event source enabled, reached in ");
  }

  @Test
  void isImpossibleForAMappingThatIsNotThere() {
    SwitchEventSources nowhere =
        new SwitchEventSources(
            "orders",
            Simulation.DUB,
            List.of(new EventSource("billing", ComputeSamples.PLACED.formatted("eu-west-1"))),
            true);

    assertThat(simulation.turn(action(), nowhere).inspect())
        .isEqualTo(
            Inspection.impossible(
                "function billing in eu-west-1 takes no events from"
                    + " arn:aws:sqs:eu-west-1:111122223333:placed; correct the plan or make the"
                    + " mapping"));
  }

  private EventSourceMappingConfiguration mapping() {
    return lambda()
        .listEventSourceMappings(request -> request.functionName("orders"))
        .eventSourceMappings()
        .get(0);
  }

  private LambdaClient lambda() {
    return simulation.client(LambdaClient.class, Simulation.DUB);
  }
}
