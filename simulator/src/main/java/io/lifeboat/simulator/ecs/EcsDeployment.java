package io.lifeboat.simulator.ecs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;

/** One deployment of a service. Guarded by the estate's lock. */
final class EcsDeployment {
  final String id;
  final Revision revision;
  final Instant created;
  Instant updated;
  DeploymentRolloutState state = DeploymentRolloutState.IN_PROGRESS;
  String reason;
  int failedTasks;

  EcsDeployment(String serviceArn, int number, Revision revision, Instant now) {
    String name = serviceArn + " deployment " + number;
    long bits = UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).getMostSignificantBits();
    this.id = "ecs-svc/%019d".formatted(bits & Long.MAX_VALUE);
    this.revision = revision;
    this.created = now;
    turn(DeploymentRolloutState.IN_PROGRESS, "ECS deployment " + id + " in progress.", now);
  }

  void turn(DeploymentRolloutState to, String why, Instant now) {
    state = to;
    reason = why;
    updated = now;
  }

  boolean isInProgress() {
    return state == DeploymentRolloutState.IN_PROGRESS;
  }

  boolean hasFailed() {
    return state == DeploymentRolloutState.FAILED;
  }

  void complete(Instant now) {
    turn(DeploymentRolloutState.COMPLETED, "ECS deployment " + id + " completed.", now);
  }
}
