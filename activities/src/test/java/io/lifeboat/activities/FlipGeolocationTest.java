package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.GeoLocation;
import software.amazon.awssdk.services.route53.model.ResourceRecordSetRegion;

/** Records by continent: users of the lost one are served from another, and come home. */
class FlipGeolocationTest extends FlipPromises {
  private static final Map<String, GeoLocation> WHERE =
      Map.of(
          "eu-west-1", GeoLocation.builder().continentCode("EU").build(),
          "us-east-1", GeoLocation.builder().countryCode("*").build(),
          "ap-southeast-1", GeoLocation.builder().countryCode("SG").build());

  @BeforeEach
  void theRecordsAreGeolocationOnes() {
    Bookings.replace(
        simulation,
        set ->
            set.toBuilder()
                .region((ResourceRecordSetRegion) null)
                .geoLocation(WHERE.get(set.setIdentifier()))
                .build());
    simulation.startJournalHere();
  }

  @Override
  World world() {
    return Worlds.threeRegions();
  }

  @Override
  FlipRoute53 step() {
    return Bookings.flip(RoutingPolicy.GEOLOCATION, Simulation.DUB, Bookings.SIN, false);
  }

  @Test
  void europeansAreServedFromSingaporeAndThenFromDublinAgain() {
    assertThat(seenIn("eu-central-1")).isEqualTo("198.51.100.10");
    carryOut(step());
    assertThat(seenIn("eu-central-1")).isEqualTo("192.0.2.30");
    assertThat(seenIn("us-west-2")).isEqualTo("203.0.113.20");

    carryOut(Bookings.flip(RoutingPolicy.GEOLOCATION, Bookings.SIN, Simulation.DUB, true));
    assertThat(seenIn("eu-central-1")).isEqualTo("198.51.100.10");
  }

  private String seenIn(String region) {
    return simulation
        .aws()
        .zones()
        .resolve(Bookings.API, "A", Optional.of(region))
        .records()
        .get(0)
        .value();
  }
}
