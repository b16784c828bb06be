package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.Spread;
import io.lifeboat.simulator.world.EcsCluster.CircuitBreaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The state of one service in one region. Guarded by the estate's lock. */
final class EcsService {
  final String cluster;
  final String name;
  final String region;
  final String arn;
  final Spread launch;
  final Instant created;

  /** The tasks that are not over, each with the deployment it was launched for. */
  final Map<EcsTask, EcsDeployment> tasks = new LinkedHashMap<>();

  /** The primary one first. */
  final List<EcsDeployment> deployments = new ArrayList<>();

  CircuitBreaker breaker;
  int minimumHealthyPercent = 100;
  int maximumPercent = 200;
  int desired;
  private int deploymentsSoFar;

  EcsService(
      EcsRegion here,
      String cluster,
      String name,
      Spread launch,
      CircuitBreaker breaker,
      int desired) {
    this.cluster = cluster;
    this.name = name;
    this.region = here.region();
    this.arn = here.arn("service", cluster + "/" + name);
    this.launch = launch;
    this.created = here.ecs().estate.now();
    this.breaker = breaker;
    this.desired = desired;
  }

  /** Puts a new deployment first. */
  EcsDeployment deploy(Revision revision, Instant now) {
    EcsDeployment deployment = new EcsDeployment(arn, ++deploymentsSoFar, revision, now);
    deployments.add(0, deployment);
    return deployment;
  }

  EcsDeployment primary() {
    return deployments.get(0);
  }

  Stream<EcsTask> of(EcsDeployment deployment) {
    return tasks.entrySet().stream().filter(e -> e.getValue() == deployment).map(Map.Entry::getKey);
  }

  int running(Instant now) {
    return (int) tasks.keySet().stream().filter(t -> t.isRunning(now)).count();
  }

  /** How many of the running ones do their work. */
  int healthy(Instant now) {
    return (int) tasks.keySet().stream().filter(t -> t.isRunning(now) && t.isHealthy()).count();
  }

  int pending(Instant now) {
    return (int) tasks.keySet().stream().filter(t -> t.isPending(now)).count();
  }

  String resourceId() {
    return "service/" + cluster + "/" + name;
  }
}
