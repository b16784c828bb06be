package io.lifeboat.activities;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.step.PromoteElastiCache;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.GlobalCache;
import io.lifeboat.simulator.world.World;
import java.util.List;
import java.util.stream.Stream;

/** A cache in both regions. */
final class CacheSamples {
  private CacheSamples() {}

  static Stream<Sample> all() {
    return Stream.of(Sample.of(promote(Mode.GRACEFUL), CacheSamples::world));
  }

  static World world() {
    return Worlds.euWebShop()
        .withElasticache(
            List.of(
                new GlobalCache(
                    "ldgnf-shop",
                    null,
                    List.of(
                        new GlobalCache.Group("shop-fra", "eu-central-1"),
                        new GlobalCache.Group("shop-dub", "eu-west-1")))));
  }

  static PromoteElastiCache promote(Mode mode) {
    return new PromoteElastiCache("sessions", "ldgnf-shop", Simulation.FRA, Simulation.DUB, mode);
  }
}
