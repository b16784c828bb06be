package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.route53.AwsShiftRoute53;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.plan.step.ShiftRoute53;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Users who move a few at first, then more, then all: and back in the same way. */
@Timeout(60)
class ProgressiveShiftTest {
  private static final List<Integer> SHARES = List.of(1, 10, 50, 100);

  /** How users of the web shop are divided, and those of the booking service. */
  enum Shop {
    FAILOVER(Worlds.euWebShop(), "Z04EXAMPLE", "shop.example.com", RoutingPolicy.FAILOVER),
    WEIGHTED(Worlds.threeRegions(), Bookings.ZONE, TrafficSamples.WWW, RoutingPolicy.WEIGHTED);

    final World world;
    final String zone;
    final String record;
    final RoutingPolicy policy;

    Shop(World world, String zone, String record, RoutingPolicy policy) {
      this.world = world;
      this.zone = zone;
      this.record = record;
      this.policy = policy;
    }

    Region from() {
      return this == FAILOVER ? Simulation.FRA : Simulation.DUB;
    }

    Region to() {
      return this == FAILOVER ? Simulation.DUB : Bookings.IAD;
    }

    Map<Region, String> sets() {
      return this == FAILOVER
          ? Map.of(Simulation.FRA, "eu-central-1", Simulation.DUB, "eu-west-1")
          : TrafficSamples.cities();
    }

    ShiftRoute53 shift(Region from, Region to, int percent) {
      return new ShiftRoute53(
          zone, record, policy, sets(), from, to, percent, Duration.ofSeconds(30));
    }
  }

  @ParameterizedTest
  @EnumSource(Shop.class)
  void goesThereAndBackInTheSameShares(Shop shop) {
    Simulation simulation = simulation(shop);
    List<ResourceRecordSet> before = records(simulation, shop);
    List<Long> shares = new ArrayList<>();
    for (int percent : SHARES) {
      carryOut(simulation, shop.shift(shop.from(), shop.to(), percent));
      shares.add(share(simulation, shop, shop.to()));
    }
    for (int percent : SHARES) {
      carryOut(simulation, shop.shift(shop.to(), shop.from(), percent));
      shares.add(share(simulation, shop, shop.from()));
    }

    assertThat(shares).containsExactly(1L, 10L, 50L, 100L, 1L, 10L, 50L, 100L);
    assertThat(records(simulation, shop)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Shop.class)
  void isTakenBackStepByStep(Shop shop) {
    Simulation simulation = simulation(shop);
    Deque<List<ResourceRecordSet>> seen = new ArrayDeque<>();
    Deque<Turn<ShiftRoute53>> done = new ArrayDeque<>();
    for (int percent : SHARES) {
      seen.push(records(simulation, shop));
      done.push(carryOut(simulation, shop.shift(shop.from(), shop.to(), percent)));
    }
    while (!done.isEmpty()) {
      done.pop().revert();
      assertThat(records(simulation, shop)).isEqualTo(seen.pop());
    }
  }

  @Test
  void asksNothingTwiceWhenAShareIsThereAlready() {
    Simulation simulation = simulation(Shop.WEIGHTED);
    Shop shop = Shop.WEIGHTED;
    carryOut(simulation, shop.shift(shop.from(), shop.to(), 50));
    simulation.startJournalHere();
    carryOut(simulation, shop.shift(shop.from(), shop.to(), 10));

    assertThat(simulation.mutations()).isEmpty();
  }

  private static Simulation simulation(Shop shop) {
    Simulation simulation = new Simulation(shop.world);
    if (shop == Shop.FAILOVER) {
      StandbyServes.in(simulation);
    }
    return simulation;
  }

  private static Turn<ShiftRoute53> carryOut(Simulation simulation, ShiftRoute53 step) {
    Turn<ShiftRoute53> turn =
        simulation.turn(
            new AwsShiftRoute53(simulation, new SimulatedNameServers(simulation.aws())), step);
    turn.inspect();
    turn.apply();
    turn.confirm();
    return turn;
  }

  /** In percent; of failover records the primary has all. */
  private static long share(Simulation simulation, Shop shop, Region region) {
    List<ResourceRecordSet> sets = records(simulation, shop);
    ResourceRecordSet set =
        sets.stream()
            .filter(each -> shop.sets().get(region).equals(each.setIdentifier()))
            .findFirst()
            .orElseThrow();
    if (set.weight() == null) {
      return "PRIMARY".equals(set.failoverAsString()) ? 100 : 0;
    }
    return 100 * set.weight() / sets.stream().mapToLong(ResourceRecordSet::weight).sum();
  }

  private static List<ResourceRecordSet> records(Simulation simulation, Shop shop) {
    return simulation
        .route53()
        .listResourceRecordSets(request -> request.hostedZoneId(shop.zone))
        .resourceRecordSets()
        .stream()
        .filter(set -> set.name().equals(shop.record + "."))
        .toList();
  }
}
