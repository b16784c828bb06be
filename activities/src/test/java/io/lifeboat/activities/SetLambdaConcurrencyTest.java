package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.lambda.AwsSetLambdaConcurrency;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.SetLambdaConcurrency;
import io.lifeboat.plan.step.WarmInstances;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;

class SetLambdaConcurrencyTest extends ActionPromises<SetLambdaConcurrency> {
  @Override
  World world() {
    return ComputeSamples.world();
  }

  @Override
  AwsAction<SetLambdaConcurrency> action() {
    return new AwsSetLambdaConcurrency(simulation);
  }

  @Override
  SetLambdaConcurrency step() {
    return ComputeSamples.concurrency();
  }

  @Override
  List<String> effects() {
    return List.of(
        "PutFunctionConcurrency of orders in eu-west-1",
        "PutProvisionedConcurrencyConfig of orders in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("GetFunction", "ListProvisionedConcurrencyConfigs", "GetAccountSettings");
  }

  @Override
  List<String> changes() {
    return List.of("PutFunctionConcurrency", "PutProvisionedConcurrencyConfig");
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  String state() {
    return Concurrencies.of(simulation, Simulation.DUB, "orders");
  }

  @Test
  void waitsUntilTheInstancesAreWarm() {
    Simulation.Turn<SetLambdaConcurrency> turn = turn();
    turn.inspect();
    assertThat(turn.apply().sentence())
        .isEqualTo("orders in eu-west-1: nothing reserved became 100 reserved, 10 of live warm");
    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
    assertThat(turn.confirm().sentence())
        .startsWith("orders in eu-west-1 has 100 reserved, 10 of live warm, reached in ");
    assertThat(EffectOnce.sinceAsked(turn.facts(), simulation.watch()).orElseThrow())
        .isGreaterThan(Duration.ofSeconds(60));
  }

  @Test
  void leavesAloneWhatIsHigher() {
    assertThat(turn(Simulation.FRA, 20, false).inspect().state()).isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void goesDownWhenTheStepSaysExactlyAndBackUp() {
    Simulation.Turn<SetLambdaConcurrency> turn = turn(Simulation.FRA, 20, true);
    turn.inspect();
    turn.apply();
    turn.confirm();
    assertThat(Concurrencies.of(simulation, Simulation.FRA, "orders"))
        .isEqualTo("orders: 20, live=10");
    turn.revert();
    assertThat(Concurrencies.of(simulation, Simulation.FRA, "orders"))
        .isEqualTo("orders: 100, live=10");
  }

  @Test
  void keepsNothingWarmAnyMoreWhenTheStepSaysNone() {
    Simulation.Turn<SetLambdaConcurrency> turn =
        turn(
            new SetLambdaConcurrency(
                "orders",
                Simulation.FRA,
                "orders",
                Optional.of(20),
                Optional.of(new WarmInstances("live", 0)),
                true));
    turn.inspect();
    turn.apply();
    assertThat(turn.confirm().sentence()).startsWith("orders in eu-central-1 has 20 reserved,");
    assertThat(Concurrencies.of(simulation, Simulation.FRA, "orders")).isEqualTo("orders: 20");
    turn.revert();
    assertThat(Concurrencies.of(simulation, Simulation.FRA, "orders"))
        .isEqualTo("orders: 100, live=10");
  }

  @Test
  void isImpossibleWhenTheAccountHasNotThatMuchLeft() {
    assertThat(turn(Simulation.DUB, 901, false).inspect())
        .isEqualTo(
            Inspection.impossible(
                "orders needs 901 more of the concurrency of eu-west-1, where functions may still"
                    + " take 900 of 1000; have the limit raised, or let another function reserve"
                    + " less"));
    assertThat(turn(Simulation.DUB, 900, false).inspect().state()).isEqualTo(State.READY);
  }

  @Test
  void isImpossibleForAnAliasThatIsNotThereAndBelowWhatIsKeptWarm() {
    assertThat(
            turn(new SetLambdaConcurrency(
                    "orders",
                    Simulation.DUB,
                    "orders",
                    Optional.empty(),
                    Optional.of(new WarmInstances("beta", 2)),
                    false))
                .inspect()
                .sentence())
        .isEqualTo(
            "orders in eu-west-1 has no alias or version beta; correct the plan or publish it");
    assertThat(turn(Simulation.FRA, 5, true).inspect().sentence())
        .isEqualTo(
            "orders cannot keep 10 instances warm in eu-central-1 while it reserves 5; reserve as"
                + " many");
  }

  @Test
  void leavesAloneWhatSomebodyElseHasSetMeanwhile() {
    Simulation.Turn<SetLambdaConcurrency> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    simulation
        .client(LambdaClient.class, Simulation.DUB)
        .putFunctionConcurrency(
            request -> request.functionName("orders").reservedConcurrentExecutions(150));

    assertThat(catchThrowable(turn::revert))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("now has 150 reserved, 10 of live warm, which this run did not set");
  }

  private Simulation.Turn<SetLambdaConcurrency> turn(Region region, int reserved, boolean exact) {
    return turn(
        new SetLambdaConcurrency(
            "orders", region, "orders", Optional.of(reserved), Optional.empty(), exact));
  }

  private Simulation.Turn<SetLambdaConcurrency> turn(SetLambdaConcurrency step) {
    return simulation.turn(action(), step);
  }
}
