package io.lifeboat.activities.ecs;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.EcsService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /** {@code checkout in eu-west-1 runs 1 of 4 tasks, autoscaling 1 to 12}. */
  String words(String name, Region region) {
    return "%s in %s runs %d of %d tasks%s"
        .formatted(
            name,
            region,
            running(),
            desired(),
            scaling.isPresent() ? ", autoscaling " + minimum() + " to " + maximum() : "");
  }

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

  /** Whether only the primary deployment is left, and all its tasks run. */
  boolean isStable() {
    return service.deployments().size() == 1
        && running() == desired()
        && primary().filter(only -> "COMPLETED".equals(only.rolloutStateAsString())).isPresent();
  }

  /** Why ECS gave up the newest deployment of a task definition; empty when it did not. */
  Optional<String> failureOf(String taskDefinition) {
    return service.deployments().stream()
        .filter(deployment -> isOf(deployment, taskDefinition))
        .findFirst()
        .filter(deployment -> "FAILED".equals(deployment.rolloutStateAsString()))
        .map(deployment -> String.valueOf(deployment.rolloutStateReason()));
  }

  /** {@code 2 of 4 tasks of checkout:41, 2 of 2 tasks of checkout:42}. */
  String deploymentWords() {
    return service.deployments().stream()
        .map(
            deployment ->
                "%d of %d tasks of %s"
                    .formatted(
                        number(deployment.runningCount()),
                        number(deployment.desiredCount()),
                        TaskDefinitions.name(String.valueOf(deployment.taskDefinition()))))
        .collect(Collectors.joining(", "));
  }

  private static boolean isOf(Deployment deployment, String taskDefinition) {
    return deployment.taskDefinition() != null
        && TaskDefinitions.name(deployment.taskDefinition()).equals(taskDefinition);
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
