package io.lifeboat.activities;

import io.lifeboat.plan.DataAccess;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.step.CatchUpAurora;
import io.lifeboat.plan.step.CheckAccount;
import io.lifeboat.plan.step.CheckMarker;
import io.lifeboat.plan.step.CloneAurora;
import io.lifeboat.plan.step.CompareData;
import io.lifeboat.plan.step.DrillService;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.FenceAurora;
import io.lifeboat.plan.step.FenceEcs;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.HoldReplicationLag;
import io.lifeboat.plan.step.InvertHealthCheck;
import io.lifeboat.plan.step.NotifySns;
import io.lifeboat.plan.step.OpenAurora;
import io.lifeboat.plan.step.OpenEcs;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.plan.step.RejoinAurora;
import io.lifeboat.plan.step.RollBackEcs;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.plan.step.ScaleDownEcs;
import io.lifeboat.plan.step.ScaleEcs;
import io.lifeboat.plan.step.ShiftRoute53;
import io.lifeboat.plan.step.StartDrillTasks;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.ValidateDrillTasks;
import io.lifeboat.plan.step.ValidateHealth;
import io.lifeboat.plan.step.WatchHealth;
import io.lifeboat.plan.step.WatchUsers;
import io.lifeboat.plan.step.WriteMarker;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One step of every kind, as the web shop's failover has them. */
final class SampleSteps {
  private static final EcsService CHECKOUT = new EcsService("web-shop", "checkout");

  /** How the world of the web shop lets Lifeboat in. */
  static final DataAccess DATA =
      new DataAccess(
          "shop",
          "arn:aws:secretsmanager:{region}:111122223333:secret:orders",
          Map.of("orders", "placed_at"));

  private SampleSteps() {}

  static Stream<Step> all() {
    return Stream.of(
        promote(Mode.FORCED),
        new FenceAurora("orders", "web-shop-orders", Simulation.FRA, "sg-0closedfra"),
        new RejoinAurora("orders", "web-shop-orders", Simulation.FRA, Simulation.DUB),
        new CatchUpAurora(
            "orders",
            "web-shop-orders",
            Simulation.FRA,
            Simulation.DUB,
            Duration.ofMinutes(1),
            Duration.ofMinutes(3)),
        new OpenAurora("orders", "web-shop-orders", Simulation.FRA),
        new WriteMarker("orders", "web-shop-orders", List.of(Simulation.FRA, Simulation.DUB), DATA),
        new CheckMarker("orders", "web-shop-orders", Simulation.FRA, DATA),
        new CloneAurora("orders", "web-shop-orders", Simulation.DUB),
        new CompareData(
            "orders",
            "web-shop-orders",
            Simulation.FRA,
            Simulation.DUB,
            DATA,
            Duration.ofMinutes(1)),
        new FenceEcs(Simulation.FRA, List.of(CHECKOUT)),
        new OpenEcs(Simulation.FRA, List.of(CHECKOUT)),
        new ScaleEcs("checkout", Simulation.DUB, CHECKOUT, 6),
        new ScaleDownEcs("checkout", Simulation.FRA, CHECKOUT, 1),
        new RollBackEcs("checkout", Simulation.FRA, CHECKOUT, Optional.empty()),
        new StartDrillTasks(Simulation.DUB, List.of(drillService(1))),
        new ValidateDrillTasks(Simulation.DUB, List.of(drillService(1)), 3),
        new FlipRoute53(
            "Z04EXAMPLE",
            "shop.example.com",
            RoutingPolicy.FAILOVER,
            Map.of(Simulation.FRA, "eu-central-1", Simulation.DUB, "eu-west-1"),
            Simulation.FRA,
            Simulation.DUB,
            Duration.ofSeconds(30)),
        new InvertHealthCheck(
            "Z04EXAMPLE", "shop.example.com", "hc-fra", true, Simulation.FRA, Simulation.DUB),
        new ShiftRoute53(
            "Z04EXAMPLE",
            "shop.example.com",
            RoutingPolicy.FAILOVER,
            Map.of(Simulation.FRA, "eu-central-1", Simulation.DUB, "eu-west-1"),
            Simulation.FRA,
            Simulation.DUB,
            5,
            Duration.ofSeconds(30)),
        new HoldReplicationLag(
            "orders",
            "web-shop-orders",
            Simulation.FRA,
            Simulation.DUB,
            Duration.ofMinutes(1),
            Duration.ofMinutes(3),
            Mode.FORCED),
        new ValidateHealth(
            ValidateHealth.View.REGION, Simulation.DUB, List.of(storefront("eu-west-1.")), 3),
        new WatchHealth(Simulation.DUB, List.of(storefront("eu-west-1.")), Duration.ofMinutes(2)),
        new WatchUsers(List.of(storefront("")), Duration.ofSeconds(1)),
        new CheckAccount(Simulation.DUB, List.of("111122223333")),
        new NotifySns(
            "news",
            Simulation.DUB,
            "arn:aws:sns:eu-west-1:111122223333:dr-alerts.fifo",
            "eu-web-shop leaves eu-central-1"));
  }

  /** Every way in which a step of the menu asks AWS, each in its world. */
  static Stream<Sample> samples() {
    return Stream.of(
            webShop(),
            TrafficSamples.all(),
            RdsSamples.all(),
            PostgresSamples.all(),
            DynamoDbSamples.all(),
            ConfigurationSamples.all(),
            GenericSamples.all(),
            ComputeSamples.all(),
            CacheSamples.all(),
            S3Samples.all(),
            NotifySamples.all())
        .flatMap(Function.identity());
  }

  private static Stream<Sample> webShop() {
    return Stream.concat(all(), Stream.of(promote(Mode.GRACEFUL)))
        .map(
            step ->
                new Sample(
                    step,
                    Worlds::euWebShop,
                    simulation -> {
                      StandbyServes.in(simulation);
                      Beforehand.prepare(simulation, step);
                    }));
  }

  static List<AwsAction<?>> actions(AwsClients aws) {
    return Actions.all(
        new Connections(
            aws,
            (probe, watch) -> {
              throw new AssertionError("nobody may ask " + probe);
            },
            null));
  }

  static AwsAction<?> action(AwsClients aws, Step step) {
    return pick(actions(aws), step);
  }

  /** A whole life: inspect, apply, confirm, and back. */
  static void live(Simulation simulation, AwsClients clients, Step step) {
    List<AwsAction<?>> actions =
        Actions.all(
            new Connections(
                clients,
                new SimulatedProber(simulation.aws()),
                new SimulatedNameServers(simulation.aws()),
                PostgresSamples.servers(simulation, clients),
                new SimulatedHttp(simulation.aws(), new Endpoint())));
    @SuppressWarnings("unchecked") // each action carries out the step that it names
    RecoveryAction<Step> action = (RecoveryAction<Step>) pick(actions, step);
    Simulation.Turn<Step> turn = simulation.turn(action, step);
    turn.inspect();
    turn.applyPatiently();
    turn.confirm();
    try {
      turn.revert();
    } catch (FinalFailure cannot) {
      if (!cannot.name().equals(FinalFailure.CANNOT_BE_PUT_BACK)) {
        throw cannot;
      }
    } finally {
      simulation.aws().postgres().close();
    }
  }

  private static AwsAction<?> pick(List<AwsAction<?>> actions, Step step) {
    return actions.stream()
        .filter(action -> action.step().isInstance(step))
        .findFirst()
        .orElseThrow();
  }

  /** Checkout on the side, with the clone of orders as its database. */
  static DrillService drillService(int tasks) {
    Probe path = new Probe("checkout", "/checkout/health", Duration.ofMillis(500), List.of());
    return new DrillService(
        "checkout", CHECKOUT, tasks, 8080, Map.of("DATABASE", "orders"), List.of(path));
  }

  private static Probe storefront(String region) {
    return new Probe(
        "storefront",
        "https://" + region + "shop.example.com/health",
        Duration.ofMillis(500),
        List.of());
  }

  private static PromoteAurora promote(Mode mode) {
    return new PromoteAurora("orders", "web-shop-orders", Simulation.FRA, Simulation.DUB, mode);
  }
}
