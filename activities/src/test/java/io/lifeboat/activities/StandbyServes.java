package io.lifeboat.activities;

import java.time.Duration;

/** Makes the standby able to serve: its health check fails while its database takes no writes. */
final class StandbyServes {
  private StandbyServes() {}

  static void in(Simulation simulation) {
    simulation
        .route53()
        .updateHealthCheck(request -> request.healthCheckId("hc-dub").resourcePath("/health"));
    simulation.watch().pause(Duration.ofMinutes(3));
    simulation.startJournalHere();
  }
}
