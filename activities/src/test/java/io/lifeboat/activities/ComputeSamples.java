package io.lifeboat.activities;

import io.lifeboat.activities.lambda.AwsFenceLambda;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.step.CheckApiGateway;
import io.lifeboat.plan.step.DeployEcs;
import io.lifeboat.plan.step.DrainSqs;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.EventSource;
import io.lifeboat.plan.step.FenceLambda;
import io.lifeboat.plan.step.MatchLambda;
import io.lifeboat.plan.step.OpenLambda;
import io.lifeboat.plan.step.ScaleAutoScalingGroup;
import io.lifeboat.plan.step.ScaleDownAutoScalingGroup;
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
        api-gateway:
          - api: orders
            in:
              eu-west-1:
                stages: [prod]
                domain:
                  domain: api.example.com
                  stage: prod
                  certificate: "arn:aws:acm:eu-west-1:111122223333:certificate/1"
        sqs:
          - queue: placed
            drains: 20
            in: {eu-central-1: 400, eu-west-1: 7}
        auto-scaling:
          - group: web
            launch: 60s..90s
            in: {eu-central-1: {desired: 4, max: 8}, eu-west-1: {desired: 1, max: 4}}
        ecs:
          - cluster: shop
            services:
              - service: api
                task-definition: api:7
                revisions: [{revision: 7}, {revision: 8}, {revision: 9, healthy: false}]
                circuit-breaker: stop
                in: {eu-west-1: {tasks: 2, min: 2, max: 8}}
        """,
        "compute");
  }

  static Stream<Sample> all() {
    return Stream.of(
        Sample.of(concurrency(), ComputeSamples::world),
        Sample.of(fence(), ComputeSamples::world),
        new Sample(open(), ComputeSamples::world, ComputeSamples::fenced),
        Sample.of(eventSources(), ComputeSamples::world),
        Sample.of(match(Mode.GRACEFUL), ComputeSamples::world),
        Sample.of(drain(Mode.GRACEFUL), ComputeSamples::world),
        Sample.of(
            new CheckApiGateway("orders", Simulation.DUB, "api.example.com", "prod"),
            ComputeSamples::world),
        Sample.of(group(), ComputeSamples::world),
        Sample.of(smallGroup(), ComputeSamples::world),
        Sample.of(deploy(8), ComputeSamples::world));
  }

  static DrainSqs drain(Mode mode) {
    return new DrainSqs("placed", Simulation.FRA, "placed", 0, mode);
  }

  static ScaleAutoScalingGroup group() {
    return new ScaleAutoScalingGroup("web", Simulation.DUB, "web", 6);
  }

  static ScaleDownAutoScalingGroup smallGroup() {
    return new ScaleDownAutoScalingGroup("web", Simulation.FRA, "web", 2);
  }

  static DeployEcs deploy(int revision) {
    return new DeployEcs("api", Simulation.DUB, new EcsService("shop", "api"), "api:" + revision);
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
        "basket",
        Simulation.FRA,
        Simulation.DUB,
        "basket",
        "basket",
        List.of("API_KEY"),
        mode,
        false);
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
