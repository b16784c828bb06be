package io.lifeboat.activities;

import io.lifeboat.activities.lambda.AwsFenceLambda;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.step.EventSource;
import io.lifeboat.plan.step.FenceLambda;
import io.lifeboat.plan.step.MatchLambda;
import io.lifeboat.plan.step.OpenLambda;
import io.lifeboat.plan.step.SetLambdaConcurrency;
import io.lifeboat.plan.step.SwitchEventSources;
import io.lifeboat.plan.step.WarmInstances;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Functions, queues, instances and APIs of a system that runs in eu-central-1. */
final class ComputeSamples {
  static final String PLACED = "arn:aws:sqs:%s:111122223333:placed";

  private ComputeSamples() {}

  static World world() {
    return WorldReader.parse(
        """
        account: "111122223333"
        seed: 20261101
        regions: [eu-central-1, eu-west-1]
        lambda:
          concurrency: {eu-west-1: 1000}
          layers: {eu-west-1: ["tracing:3", "tracing:4"]}
          functions:
            - function: orders
              aliases: {live: 1}
              event-sources:
                - source: "arn:aws:sqs:{region}:{account}:placed"
                  in: {eu-central-1: true, eu-west-1: false}
              in:
                eu-central-1: {reserved: 100, provisioned: {live: 10}}
                eu-west-1: {}
            - function: basket
              environment: {TABLE: orders, BUCKET: "shop-{region}", API_KEY: "not-to-be-seen"}
              layers: ["tracing:3"]
              in:
                eu-central-1: {}
                eu-west-1:
                  memory: 256
                  layers: []
                  environment: {TABLE: old-orders, API_KEY: "of-its-own", EXTRA: "x"}
            - function: billing
              in:
                eu-central-1: {subnets: [subnet-1]}
                eu-west-1: {}
        """,
        "compute");
  }

  static Stream<Sample> all() {
    return Stream.of(
        Sample.of(concurrency(), ComputeSamples::world),
        Sample.of(fence(), ComputeSamples::world),
        new Sample(open(), ComputeSamples::world, ComputeSamples::fenced),
        Sample.of(eventSources(), ComputeSamples::world),
        Sample.of(match(Mode.GRACEFUL), ComputeSamples::world));
  }

  static SetLambdaConcurrency concurrency() {
    return new SetLambdaConcurrency(
        "orders",
        Simulation.DUB,
        "orders",
        Optional.of(100),
        Optional.of(new WarmInstances("live", 10)),
        false);
  }

  static FenceLambda fence() {
    return new FenceLambda(Simulation.FRA, List.of("orders", "billing"));
  }

  static OpenLambda open() {
    return new OpenLambda(Simulation.FRA, List.of("orders", "billing"));
  }

  static SwitchEventSources eventSources() {
    return new SwitchEventSources(
        "orders",
        Simulation.DUB,
        List.of(new EventSource("orders", PLACED.formatted(Simulation.DUB))),
        true);
  }

  static MatchLambda match(Mode mode) {
    return new MatchLambda(
        "basket", Simulation.FRA, Simulation.DUB, "basket", "basket", List.of("API_KEY"), mode);
  }

  /** A fence has stopped the functions in eu-central-1. */
  static void fenced(Simulation simulation) {
    Simulation.Turn<FenceLambda> turn = simulation.turn(new AwsFenceLambda(simulation), fence());
    turn.inspect();
    turn.apply();
    turn.confirm();
    simulation.startJournalHere();
  }
}
