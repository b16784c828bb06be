package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Latency records on their way out: the old target is kept beside them. */
class FlipLatencyTest extends FlipPromises {
  @Override
  World world() {
    return Worlds.threeRegions();
  }

  @Override
  FlipRoute53 step() {
    return Bookings.flip(RoutingPolicy.LATENCY, Simulation.DUB, Bookings.IAD, false);
  }

  @Test
  void keepsTheFormerTargetAndHealthCheckWhereTheRecordIs() {
    carryOut(step());

    assertThat(Bookings.texts(simulation))
        .containsExactly("eu-west-1: \"A ttl=30 health-check=hc-dub-api value=198.51.100.10\"");
  }

  @Test
  void doesNotHangOnTheHealthOfTheRegionThatIsLeft() {
    carryOut(step());

    assertThat(Bookings.set(simulation, "eu-west-1").healthCheckId()).isEqualTo("hc-iad-api");
  }

  @Test
  void handsUsersOnWithThoseThatCameEarlier() {
    carryOut(step());
    carryOut(Bookings.flip(RoutingPolicy.LATENCY, Bookings.IAD, Bookings.SIN, false));

    assertThat(Bookings.sets(simulation))
        .extracting(set -> set.resourceRecords().get(0).value())
        .containsExactly("192.0.2.30", "192.0.2.30", "192.0.2.30");
    assertThat(Bookings.texts(simulation))
        .containsExactly(
            "eu-west-1: \"A ttl=30 health-check=hc-dub-api value=198.51.100.10\"",
            "us-east-1: \"A ttl=30 health-check=hc-iad-api value=203.0.113.20\"");
  }

  @Test
  void bringsEverybodyHomeFromTheThirdRegion() {
    String before = state();
    carryOut(step());
    carryOut(Bookings.flip(RoutingPolicy.LATENCY, Bookings.IAD, Bookings.SIN, false));
    carryOut(Bookings.flip(RoutingPolicy.LATENCY, Bookings.SIN, Simulation.DUB, true));

    assertThat(state()).isEqualTo(before);
  }

  @Test
  void sendsUsersBackToARegionThatTheyHadLeft() {
    String before = state();
    carryOut(step());
    ResourceRecordSet dublin = Bookings.set(simulation, "eu-west-1");
    assertThat(dublin.resourceRecords().get(0).value()).isEqualTo("203.0.113.20");
    carryOut(Bookings.flip(RoutingPolicy.LATENCY, Bookings.IAD, Simulation.DUB, false));

    List<String> values =
        Bookings.sets(simulation).stream()
            .map(set -> set.resourceRecords().get(0).value())
            .toList();
    assertThat(values).containsExactly("192.0.2.30", "198.51.100.10", "198.51.100.10");
    carryOut(Bookings.flip(RoutingPolicy.LATENCY, Simulation.DUB, Bookings.IAD, true));
    assertThat(state()).isEqualTo(before);
  }
}
