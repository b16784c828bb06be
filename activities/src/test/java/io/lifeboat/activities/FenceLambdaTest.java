package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.lambda.AwsFenceLambda;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.step.FenceLambda;
import io.lifeboat.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class FenceLambdaTest extends ActionPromises<FenceLambda> {
  @Override
  World world() {
    return ComputeSamples.world();
  }

  @Override
  AwsAction<FenceLambda> action() {
    return new AwsFenceLambda(simulation);
  }

  @Override
  FenceLambda step() {
    return ComputeSamples.fence();
  }

  @Override
  List<String> effects() {
    return List.of(
        "TagResource of orders in eu-central-1",
        "DeleteProvisionedConcurrencyConfig of orders in eu-central-1",
        "PutFunctionConcurrency of orders in eu-central-1",
        "TagResource of billing in eu-central-1",
        "PutFunctionConcurrency of billing in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("GetFunction", "ListProvisionedConcurrencyConfigs");
  }

  @Override
  List<String> changes() {
    return List.of("TagResource", "DeleteProvisionedConcurrencyConfig", "PutFunctionConcurrency");
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

  @Test
  void leavesTheFormerConcurrencyInATagAndSaysHowLongTheRestMayRun() {
    Simulation.Turn<FenceLambda> turn = turn();
    turn.inspect();
    turn.apply();
    Outcome stopped = turn.confirm();

    assertThat(stopped.sentence())
        .startsWith("no new request reaches orders, billing in eu-central-1, reached in ")
        .endsWith("what still runs ends within 30 s");
    assertThat(stopped.facts().get(Facts.FOR_LATER))
        .isEqualTo(
            "orders, billing in eu-central-1 stays stopped; the failback lets it be invoked again,"
                + " as its tag says");
    assertThat(state())
        .isEqualTo(
            "orders: 0, lifeboat:concurrency reserved=100 warm=live:10;"
                + " billing: 0, lifeboat:concurrency reserved=none");
    assertThat(
            catchThrowable(
                () ->
                    simulation
                        .client(LambdaClient.class, Simulation.FRA)
                        .invoke(request -> request.functionName("orders"))))
        .isInstanceOf(TooManyRequestsException.class);
  }

  @Test
  void stopsThemAlsoWhenItMayNotTagThemAndSaysWhatIsLeftToDo() {
    simulation.aws().faults().fail("TagResource", "AccessDeniedException", 2);
    Simulation.Turn<FenceLambda> turn = turn();
    turn.inspect();

    assertThat(turn.apply().facts().get(Facts.LEFT_TO_DO))
        .startsWith("the concurrency of orders in eu-central-1 could not be noted on it (AWS")
        .contains("before moving back give it 100 reserved, 10 of live warm again");
    assertThat(state()).isEqualTo("orders: 0; billing: 0");
  }

  @Test
  void notesTheConcurrencyFromBeforeItsOwnHalfDoneWork() {
    simulation.aws().faults().fail("PutFunctionConcurrency", "ServiceException", 10);
    simulation.aws().faults().fail("TagResource", "ServiceException", 1);
    Simulation.Turn<FenceLambda> turn = turn();
    turn.inspect();
    assertThat(catchThrowable(turn::apply)).isNotNull();
    simulation.aws().faults().clear();
    turn.inspect();
    turn.applyPatiently();
    turn.confirm();

    assertThat(state()).contains("lifeboat:concurrency reserved=100 warm=live:10");
  }
}
