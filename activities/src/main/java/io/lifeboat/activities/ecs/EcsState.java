package io.lifeboat.activities.ecs;

import io.lifeboat.plan.step.EcsService;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;

/**
 * A service as ECS and Application Auto Scaling describe it.
 *
 * @param scaling the bounds that the autoscaler keeps; empty when none is registered
 */
record EcsState(EcsService id, Service service, Optional<ScalableTarget> scaling) {
  /** The failure when ECS gives up a deployment. */
  static final String DEPLOYMENT_FAILED = "DeploymentFailed";

  int desired() {
    return number(service.desiredCount());
  }

  int running() {
    return number(service.runningCount());
  }

  /** Tasks that run or are about to. */
  int living() {
    return running() + number(service.pendingCount());
  }

  /** Which parts of the autoscaling rest; empty when none is registered. */
  Optional<SuspendedState> suspended() {
    return scaling.map(
        target ->
            target.suspendedState() == null
                ? SuspendedState.builder().build()
                : target.suspendedState());
  }

  /** Whether neither the autoscaler nor a schedule can add tasks; so it is without them. */
  boolean cannotGrow() {
    return suspended()
        .map(
            state ->
                Boolean.TRUE.equals(state.dynamicScalingOutSuspended())
                    && Boolean.TRUE.equals(state.scheduledScalingSuspended()))
        .orElse(true);
  }

  /** Whether there is an autoscaler and it may not add tasks. */
  boolean isGrowthSuspended() {
    return suspended()
        .filter(state -> Boolean.TRUE.equals(state.dynamicScalingOutSuspended()))
        .isPresent();
  }

  /** The text of the tag that a fence has left; empty when there is none. */
  Optional<String> fenceTag() {
    return service.tags().stream()
        .filter(tag -> FormerSize.TAG.equals(tag.key()))
        .map(Tag::value)
        .findFirst();
  }

  int minimum() {
    return scaling.map(ScalableTarget::minCapacity).orElse(0);
  }

  int maximum() {
    return scaling.map(ScalableTarget::maxCapacity).orElse(0);
  }

  /** Whether the autoscaler would leave that many tasks alone. */
  boolean isKeptAt(int tasks) {
    return scaling.isEmpty() || minimum() >= tasks;
  }

  /** Whether ECS has stopped replacing tasks; a controller that tells no rollout state counts. */
  boolean isRolledOut() {
    return primary()
        .map(
            deployment ->
                deployment.rolloutStateAsString() == null
                    || deployment.rolloutStateAsString().equals("COMPLETED"))
        .orElse(false);
  }

  /** Why ECS gave up the deployment; empty when it did not. */
  Optional<String> failure() {
    return primary()
        .filter(deployment -> "FAILED".equals(deployment.rolloutStateAsString()))
        .map(deployment -> String.valueOf(deployment.rolloutStateReason()));
  }

  private Optional<Deployment> primary() {
    List<Deployment> deployments = service.deployments();
    return deployments.stream()
        .filter(deployment -> "PRIMARY".equals(deployment.status()))
        .findFirst();
  }

  private static int number(Integer count) {
    return count == null ? 0 : count;
  }
}
