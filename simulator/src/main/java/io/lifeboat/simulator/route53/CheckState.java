package io.lifeboat.simulator.route53;

import io.lifeboat.simulator.Page;
import java.time.Instant;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;

/** A health check and what its checkers found. Guarded by the estate's lock. */
final class CheckState {
  final String id;
  HealthCheckConfig config;

  /** The configuration that the checkers already have. */
  HealthCheckConfig effective;

  long version = 1;
  private boolean isUp;
  private int against;
  Instant lastLook;
  String lastResult = "";

  CheckState(String id, HealthCheckConfig config) {
    this.id = id;
    this.config = config;
    this.effective = config;
  }

  /** Takes the first result as if it had always been so. */
  void start(Page page, Instant now) {
    isUp = isGood(page);
    note(page, now);
  }

  /** Takes one more result; says whether the health changed. */
  boolean take(Page page, Instant now) {
    boolean before = isHealthy();
    note(page, now);
    against = isGood(page) == isUp ? 0 : against + 1;
    if (against >= effective.failureThreshold()) {
      isUp = !isUp;
      against = 0;
    }
    return before != isHealthy();
  }

  /** Takes a routing control's state; says whether the health changed. */
  boolean takeControl(boolean on) {
    boolean before = isHealthy();
    isUp = on;
    lastResult = on ? "Success: routing control is On" : "Failure: routing control is Off";
    return before != isHealthy();
  }

  private void note(Page page, Instant now) {
    lastLook = now;
    lastResult =
        page.kind() == Page.Kind.ANSWERED
            ? (isGood(page) ? "Success" : "Failure") + ": HTTP Status Code " + page.status() + "."
            : "Failure: " + page.body();
  }

  /** Checkers give an endpoint four seconds. */
  private static boolean isGood(Page page) {
    return page.kind() == Page.Kind.ANSWERED
        && page.status() >= 200
        && page.status() < 400
        && page.delay().toMillis() <= 4000;
  }

  /** As the name servers see it: disabled counts as healthy, inverted flips. */
  boolean isHealthy() {
    boolean found = Boolean.TRUE.equals(effective.disabled()) || isUp;
    return found != Boolean.TRUE.equals(effective.inverted());
  }
}
