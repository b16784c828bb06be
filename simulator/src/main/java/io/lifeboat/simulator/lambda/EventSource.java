package io.lifeboat.simulator.lambda;

import java.time.Instant;

/** An event source mapping in one region. Guarded by the estate's lock. */
final class EventSource {
  final String region;
  final String id;
  final String source;
  final LambdaFunction function;
  boolean enabled;
  Instant changed;
  Instant settled;

  EventSource(
      String region,
      String id,
      String source,
      LambdaFunction function,
      boolean enabled,
      Instant now) {
    this.region = region;
    this.id = id;
    this.source = source;
    this.function = function;
    this.enabled = enabled;
    this.changed = now;
    this.settled = now;
  }

  String arn() {
    return function.arn.replaceFirst(":function:.*", ":event-source-mapping:" + id);
  }

  boolean isSettled(Instant now) {
    return !settled.isAfter(now);
  }

  String state(Instant now) {
    if (isSettled(now)) {
      return enabled ? "Enabled" : "Disabled";
    }
    return enabled ? "Enabling" : "Disabling";
  }

  /** Whether it takes events now; while it is being switched, it still does what it did. */
  boolean takes(Instant now) {
    return enabled == isSettled(now);
  }
}
