package io.lifeboat.activities;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.plan.step.ShareRoute53;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Steps that move users otherwise than the web shop does. */
final class TrafficSamples {
  static final String WWW = "www.booking.example.com";

  private TrafficSamples() {}

  static Stream<Sample> all() {
    return Stream.of(
        Sample.of(share(Map.of(Bookings.IAD, 60, Bookings.SIN, 40)), Worlds::threeRegions),
        Sample.of(
            TrafficWorlds.switching(
                List.of(TrafficWorlds.control("frankfurt")),
                List.of(TrafficWorlds.control("dublin")),
                List.of()),
            TrafficWorlds::routingControls),
        Sample.of(TrafficWorlds.switchingPools(false), TrafficWorlds::cloudflare),
        Sample.of(TrafficWorlds.switchingOrigins(), TrafficWorlds::cloudfront),
        Sample.of(TrafficWorlds.turning("E3TURNS", Mode.GRACEFUL), TrafficWorlds::cloudfront));
  }

  /** The users of Dublin. */
  static ShareRoute53 share(Map<Region, Integer> shares) {
    return new ShareRoute53(
        Bookings.ZONE,
        WWW,
        RoutingPolicy.WEIGHTED,
        cities(),
        Simulation.DUB,
        shares,
        Duration.ofSeconds(30));
  }

  static Map<Region, String> cities() {
    return Map.of(Simulation.DUB, "dublin", Bookings.IAD, "virginia", Bookings.SIN, "singapore");
  }
}
