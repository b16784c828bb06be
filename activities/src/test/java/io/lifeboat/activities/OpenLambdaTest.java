package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.lambda.AwsOpenLambda;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.step.OpenLambda;
import io.lifeboat.simulator.world.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;

class OpenLambdaTest extends ActionPromises<OpenLambda> {
  @Override
  World world() {
    return ComputeSamples.world();
  }

  @Override
  AwsAction<OpenLambda> action() {
    return new AwsOpenLambda(simulation);
  }

  @Override
  OpenLambda step() {
    return ComputeSamples.open();
  }

  @Override
  List<String> effects() {
    return List.of(
        "PutFunctionConcurrency of orders in eu-central-1",
        "PutProvisionedConcurrencyConfig of orders in eu-central-1",
        "UntagResource of orders in eu-central-1",
        "DeleteFunctionConcurrency of billing in eu-central-1",
        "UntagResource of billing in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("GetFunction", "ListProvisionedConcurrencyConfigs");
  }

  @Override
  List<String> changes() {
    return List.of(
        "UntagResource",
        "DeleteFunctionConcurrency",
        "PutProvisionedConcurrencyConfig",
        "PutFunctionConcurrency");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return Concurrencies.of(simulation, Simulation.FRA, "orders")
        + "; "
        + Concurrencies.of(simulation, Simulation.FRA, "billing");
  }

  @BeforeEach
  void fenced() {
    ComputeSamples.fenced(simulation);
  }

  @Test
  void putsBackWhatTheTagsSay() {
    Simulation.Turn<OpenLambda> turn = turn();
    assertThat(turn.inspect().sentence())
        .isEqualTo(
            "in eu-central-1 a fence has stopped orders (reserved=100 warm=live:10),"
                + " billing (reserved=none)");
    turn.apply();
    turn.confirm();

    assertThat(state()).isEqualTo("orders: 100, live=10; billing: none");
  }

  @Test
  void leavesAloneWhatAPersonHasAllowedBeyondTheTag() {
    lambda()
        .putFunctionConcurrency(
            request -> request.functionName("orders").reservedConcurrentExecutions(200));
    Simulation.Turn<OpenLambda> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();

    assertThat(state()).startsWith("orders: 200, live=10;");
  }

  @Test
  void refusesATagThatItCannotRead() {
    lambda()
        .tagResource(
            request ->
                request
                    .resource("arn:aws:lambda:eu-central-1:111122223333:function:billing")
                    .tags(Map.of("lifeboat:concurrency", "plenty")));

    assertThat(turn().inspect())
        .isEqualTo(
            Inspection.impossible(
                "the tag lifeboat:concurrency of billing says 'plenty', which is no concurrency;"
                    + " write it as reserved=100 warm=live:10, or remove it"));
  }

  private LambdaClient lambda() {
    return simulation.client(LambdaClient.class, Simulation.FRA);
  }
}
