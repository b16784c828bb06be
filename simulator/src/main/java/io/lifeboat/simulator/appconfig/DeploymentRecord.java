package io.lifeboat.simulator.appconfig;

import java.time.Instant;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;

/** A deployment as it stands. Guarded by the estate's lock. */
final class DeploymentRecord {
  final int number;
  final ProfileState profile;
  final int version;
  final Strategy strategy;
  final Instant startedAt;
  DeploymentState state = DeploymentState.DEPLOYING;
  Instant completedAt;

  DeploymentRecord(
      int number, ProfileState profile, int version, Strategy strategy, Instant startedAt) {
    this.number = number;
    this.profile = profile;
    this.version = version;
    this.strategy = strategy;
    this.startedAt = startedAt;
  }

  boolean isUnderWay() {
    return state == DeploymentState.DEPLOYING || state == DeploymentState.BAKING;
  }

  float percentage() {
    return state == DeploymentState.DEPLOYING ? strategy.factor() : 100;
  }
}
