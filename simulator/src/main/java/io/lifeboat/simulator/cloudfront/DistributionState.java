package io.lifeboat.simulator.cloudfront;

import io.lifeboat.simulator.world.Distribution;
import java.time.Instant;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;

/** A distribution as it stands. Guarded by the estate's lock. */
final class DistributionState {
  final Distribution spec;

  /** What was asked for last. */
  DistributionConfig config;

  /** What the edges have. */
  DistributionConfig deployed;

  Instant changedAt;
  private int changes;

  DistributionState(Distribution spec, DistributionConfig config, Instant now) {
    this.spec = spec;
    this.config = config;
    this.deployed = config;
    this.changedAt = now;
  }

  /** Takes another configuration; which change it is. */
  int take(DistributionConfig other, Instant now) {
    config = other;
    changedAt = now;
    return ++changes;
  }

  /** The edges have a change, unless a later one was asked for since. */
  void deploy(int change) {
    if (change == changes) {
      deployed = config;
    }
  }

  boolean isDeployed() {
    return deployed == config;
  }

  /** The version of the configuration. */
  String tag() {
    return "E%s%06d".formatted(spec.id().substring(1), changes);
  }
}
