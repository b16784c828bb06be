package io.lifeboat.activities;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.step.AddDynamoDbReplica;
import io.lifeboat.plan.step.CheckDynamoDbMarker;
import io.lifeboat.plan.step.HoldDynamoDbLag;
import io.lifeboat.plan.step.RemoveDynamoDbReplica;
import io.lifeboat.plan.step.WriteDynamoDbMarker;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.Table;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Carts, a global table, and sessions, a table of one region. */
final class DynamoDbSamples {
  private static final Map<String, String> KEY =
      Map.of("pk", "lifeboat-marker", "sk", WriteDynamoDbMarker.MARKER);

  private DynamoDbSamples() {}

  static Stream<Sample> all() {
    return Stream.of(
            hold(Mode.GRACEFUL),
            new AddDynamoDbReplica("sessions", "shop-sessions", Simulation.FRA, Simulation.DUB),
            remove(),
            write(),
            check(Duration.ofSeconds(5)))
        .map(step -> Sample.of(step, DynamoDbSamples::world));
  }

  static RemoveDynamoDbReplica remove() {
    return new RemoveDynamoDbReplica("carts", "shop-carts", Simulation.FRA, Simulation.DUB);
  }

  static World world() {
    return Worlds.euWebShop().withDynamodb(List.of(carts(), sessions()));
  }

  static World lagging(Duration lag) {
    return Worlds.euWebShop().withDynamodb(List.of(carts().withLag(lag), sessions()));
  }

  private static Table carts() {
    return new Table(
        "shop-carts",
        new Table.Key(Map.of("pk", "S"), Map.of("sk", "S")),
        null,
        true,
        "expires",
        null,
        null,
        List.of("eu-central-1", "eu-west-1"),
        20);
  }

  private static Table sessions() {
    return new Table(
        "shop-sessions",
        new Table.Key(Map.of("id", "S"), null),
        null,
        false,
        null,
        null,
        null,
        List.of("eu-central-1"),
        5);
  }

  static HoldDynamoDbLag hold(Mode mode) {
    return new HoldDynamoDbLag(
        "carts",
        "shop-carts",
        Simulation.FRA,
        Simulation.DUB,
        Duration.ofMinutes(1),
        Duration.ofMinutes(3),
        mode);
  }

  static WriteDynamoDbMarker write() {
    return new WriteDynamoDbMarker(
        "carts", "shop-carts", List.of(Simulation.FRA, Simulation.DUB), KEY);
  }

  static CheckDynamoDbMarker check(Duration within) {
    return new CheckDynamoDbMarker("carts", "shop-carts", Simulation.DUB, KEY, within);
  }
}
