package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.EcsCluster.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/**
 * Brings the tasks of services to what is wanted: their count, and one revision after another by
 * rolling deployments, as far as minimum healthy and maximum percent allow.
 */
final class Rollouts {
  /** How long a task of a broken revision runs before it fails. */
  static final Duration FAILS_AFTER = Duration.ofSeconds(10);

  private final Estate estate;
  private final EcsTasks tasks;

  Rollouts(Estate estate, EcsTasks tasks) {
    this.estate = estate;
    this.tasks = tasks;
  }

  /** Begins a deployment of {@code revision}. */
  void begin(EcsService service, Revision revision) {
    service.deploy(revision, estate.now());
    reconcile(service);
  }

  /** Does what can be done now, and comes back when a deployment can go on. */
  void reconcile(EcsService service) {
    Instant now = estate.now();
    service.tasks.keySet().removeIf(t -> !t.runsUntil.isAfter(now));
    if (estate.faults().isGone(service.region)) {
      return;
    }
    if (service.primary().isInProgress()) {
      drain(service, now);
    }
    EcsDeployment wanted = wanted(service);
    launch(service, wanted);
    trim(service, wanted);
    finish(service, now);
  }

  /** A failed deployment gets no more tasks; the one before it goes on. */
  private static EcsDeployment wanted(EcsService service) {
    return service.primary().hasFailed()
        ? lastGood(service).orElse(service.primary())
        : service.primary();
  }

  private static Stream<EcsTask> staying(EcsService service, EcsDeployment deployment) {
    return service.of(deployment).filter(EcsTask::stays);
  }

  /** Stops tasks of earlier deployments: the broken ones, and those that new ones stand for. */
  private void drain(EcsService service, Instant now) {
    List<EcsTask> old =
        service.deployments.stream()
            .skip(1)
            .flatMap(d -> staying(service, d))
            .sorted((a, b) -> Boolean.compare(a.isHealthy(), b.isHealthy()))
            .toList();
    long working =
        service.tasks.keySet().stream()
            .filter(t -> t.stays() && t.isRunning(now) && t.isHealthy())
            .count();
    long spare = working - percent(service.desired, service.minimumHealthyPercent, 99);
    for (EcsTask task : old) {
      boolean works = task.isHealthy() && task.isRunning(now);
      if (!works || spare-- > 0) {
        stop(service, task);
      }
    }
  }

  private void launch(EcsService service, EcsDeployment wanted) {
    long there = staying(service, wanted).count();
    long all = service.tasks.keySet().stream().filter(EcsTask::stays).count();
    long most = Math.max(service.desired, percent(service.desired, service.maximumPercent, 0));
    for (long n = Math.min(service.desired - there, most - all); n > 0; n--) {
      launchOne(service, wanted);
    }
  }

  private static long percent(int of, int percent, int roundUp) {
    return ((long) of * percent + roundUp) / 100;
  }

  private void launchOne(EcsService service, EcsDeployment deployment) {
    EcsTask.Origin origin = origin(service, deployment);
    EcsTask task =
        tasks.launch(service.region, origin, "launch " + service.resourceId(), service.launch);
    service.tasks.put(task, deployment);
    if (deployment.state != DeploymentRolloutState.COMPLETED) {
      Duration launch = Duration.between(estate.now(), task.runsFrom);
      estate.afterUnscaled(launch, () -> started(service, deployment, task));
    }
  }

  static EcsTask.Origin origin(EcsService service, EcsDeployment deployment) {
    return new EcsTask.Origin(
        service.cluster, deployment.revision, "service:" + service.name, deployment.id, null);
  }

  private void started(EcsService service, EcsDeployment deployment, EcsTask task) {
    if (task.isHealthy()) {
      reconcile(service);
    } else {
      estate.after(FAILS_AFTER, () -> failed(service, deployment, task));
    }
  }

  private void failed(EcsService service, EcsDeployment deployment, EcsTask task) {
    if (!task.stays()) {
      return;
    }
    tasks.fail(service.region, task);
    deployment.failedTasks++;
    int most = Math.min(200, Math.max(3, (service.desired + 1) / 2));
    boolean isOn = service.breaker != CircuitBreaker.NONE;
    if (isOn && deployment.isInProgress() && deployment.failedTasks >= most) {
      giveUp(service, deployment);
    }
    reconcile(service);
  }

  private void giveUp(EcsService service, EcsDeployment deployment) {
    deployment.turn(
        DeploymentRolloutState.FAILED,
        "ECS deployment circuit breaker: tasks failed to start.",
        estate.now());
    journal(
        service,
        "deployment-failed",
        "%s in %s gave up deploying %s after %d failed tasks"
            .formatted(
                service.name, service.region, deployment.revision.name(), deployment.failedTasks));
    if (service.breaker == CircuitBreaker.ROLL_BACK && deployment == service.primary()) {
      lastGood(service).ifPresent(good -> rollBack(service, good));
    }
  }

  private static Optional<EcsDeployment> lastGood(EcsService service) {
    return service.deployments.stream()
        .filter(d -> d.state == DeploymentRolloutState.COMPLETED)
        .findFirst();
  }

  private void rollBack(EcsService service, EcsDeployment good) {
    service.deployments.remove(good);
    service.deployments.add(0, good);
    good.turn(
        DeploymentRolloutState.IN_PROGRESS,
        "ECS deployment circuit breaker: rolling back to deploymentId " + good.id + ".",
        estate.now());
  }

  /** Stops what runs beyond the desired count, the youngest first. */
  private void trim(EcsService service, EcsDeployment wanted) {
    staying(service, wanted).skip(service.desired).toList().forEach(task -> stop(service, task));
  }

  private void stop(EcsService service, EcsTask task) {
    boolean neverRan = task.runsFrom.isAfter(estate.now());
    tasks.stop(
        service.region,
        task,
        TaskStopCode.SERVICE_SCHEDULER_INITIATED,
        "Scaling activity initiated by (deployment %s)".formatted(service.tasks.get(task).id));
    if (neverRan) {
      service.tasks.remove(task);
    }
    if (service.primary().isInProgress()) {
      estate.after(EcsTasks.STOP, () -> reconcile(service));
    }
  }

  private void finish(EcsService service, Instant now) {
    EcsDeployment primary = service.primary();
    long runs = staying(service, primary).filter(t -> t.isHealthy() && t.isRunning(now)).count();
    boolean isAlone = service.tasks.values().stream().allMatch(d -> d == primary);
    if (primary.isInProgress() && isAlone && runs == service.desired) {
      primary.complete(now);
      service.deployments.subList(1, service.deployments.size()).clear();
      journal(
          service,
          "deployed",
          "%s in %s runs %s".formatted(service.name, service.region, primary.revision.name()));
    }
  }

  private void journal(EcsService service, String what, String sentence) {
    estate.happened(
        new Where(service.region, "ecs", what, service.cluster + "/" + service.name), sentence);
  }
}
