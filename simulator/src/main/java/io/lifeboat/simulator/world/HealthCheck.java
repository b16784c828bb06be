package io.lifeboat.simulator.world;

import java.time.Duration;

/**
 * A health check of Route 53: over HTTPS, or one that follows a routing control.
 *
 * @param host the name that is asked; in the simulation its regional name decides the region
 * @param threshold how many results in a row change its state, 1 to 10
 * @param every 10 s or 30 s
 * @param control the id of a routing control, instead of host and path
 */
public record HealthCheck(
    String id,
    String host,
    String path,
    int threshold,
    Duration every,
    boolean inverted,
    String control) {
  public HealthCheck {
    Check.given(id, "id of a health check");
    Check.that(
        (host == null) != (control == null), "health check " + id + " has a host or a control");
    path = path == null ? "/" : path;
    threshold = threshold == 0 ? 3 : threshold;
    Check.that(threshold >= 1 && threshold <= 10, "threshold of " + id + " must be 1 to 10");
    every = Check.orElse(every, Duration.ofSeconds(30));
    Check.that(
        every.toSeconds() == 10 || every.toSeconds() == 30, "every of " + id + " is 10s or 30s");
  }
}
