package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Spread;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.EcsCluster;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;

/** All services of the account, in all regions. Guarded by the estate's lock. */
public final class EcsEstate {
  final Estate estate;
  final EcsTags tags = new EcsTags();
  private final Map<String, EcsService> services = new LinkedHashMap<>();
  private final Map<String, Revisions> revisions = new HashMap<>();

  /** What calls with a client token made, by region, cluster and token. */
  final Map<String, RunTask.Made> made = new HashMap<>();

  final EcsTasks tasks;
  private final Rollouts rollouts;

  /** Builds what the world says. */
  public EcsEstate(Estate estate) {
    this.estate = estate;
    this.tasks = new EcsTasks(this);
    this.rollouts = new Rollouts(estate, tasks);
    for (EcsCluster cluster : estate.world().ecs()) {
      cluster.services().forEach(service -> build(cluster.cluster(), service));
    }
    estate.faults().listen((region, loss) -> regionChanged(region));
  }

  private void build(String cluster, EcsCluster.Service spec) {
    spec.in().forEach((region, tasks) -> build(new EcsRegion(this, region), cluster, spec, tasks));
  }

  private void build(
      EcsRegion here, String cluster, EcsCluster.Service spec, EcsCluster.Tasks count) {
    spec.revisions()
        .forEach(r -> revisions(here.region()).put(Revision.of(here, spec.family(), r)));
    EcsService service =
        new EcsService(
            here, cluster, spec.service(), spec.launch(), spec.circuitBreaker(), count.tasks());
    EcsDeployment first = service.deploy(revision(here.region(), spec), estate.now());
    first.complete(estate.now());
    for (int i = 0; i < service.desired; i++) {
      EcsTask.Origin origin = Rollouts.origin(service, first);
      service.tasks.put(tasks.add(here.region(), origin, estate.now()), first);
    }
    add(service);
  }

  private Revision revision(String region, EcsCluster.Service spec) {
    return revisions(region).find(spec.taskDefinition()).orElseThrow();
  }

  /** Launches a task of no service, which takes as long as one of the service of its family. */
  EcsTask launchOnTheSide(String region, EcsTask.Origin origin) {
    Spread takes =
        serviceOf(region, origin).map(service -> service.launch).orElse(Spread.seconds(20, 40));
    String dice = "run task " + region + " " + origin.cluster();
    EcsTask task = tasks.launch(region, origin, dice, takes);
    if (!task.isHealthy()) {
      Duration launch = Duration.between(estate.now(), task.runsFrom);
      estate.afterUnscaled(
          launch.plus(estate.clock().real(Rollouts.FAILS_AFTER)),
          () -> {
            if (task.stays()) {
              tasks.fail(region, task);
            }
          });
    }
    return task;
  }

  /** The service whose task it is, or else the one of the same family. */
  private Optional<EcsService> serviceOf(String region, EcsTask.Origin origin) {
    return in(region)
        .filter(s -> s.cluster.equals(origin.cluster()))
        .filter(
            s ->
                origin.group().equals("service:" + s.name)
                    || s.primary().revision.family().equals(origin.revision().family()))
        .min(Comparator.comparing(s -> !origin.group().equals("service:" + s.name)));
  }

  /** Lets a service launch another task for one that was stopped. */
  void replaceIfOfService(String region, EcsTask task) {
    in(region).filter(s -> s.tasks.containsKey(task)).forEach(rollouts::reconcile);
  }

  /**
   * The running task at a private address.
   *
   * @param address IPv4
   */
  public Optional<RunningTask> taskAt(String address) {
    return tasks.at(address).filter(t -> t.isRunning(estate.now())).map(this::running);
  }

  private RunningTask running(EcsTask task) {
    String region = task.arn.split(":")[3];
    String service =
        serviceOf(region, task.origin)
            .map(s -> s.name)
            .orElseGet(() -> task.origin.revision().family());
    return new RunningTask(
        region,
        task.id,
        task.origin.cluster() + "/" + service,
        task.origin.revision().name(),
        task.isHealthy(),
        RunTask.overrides(task.origin.request()).stream()
            .flatMap(o -> o.environment().stream())
            .map(KeyValuePair::value)
            .filter(Objects::nonNull)
            .toList());
  }

  /** The task definitions of a region. */
  Revisions revisions(String region) {
    return revisions.computeIfAbsent(region, r -> new Revisions());
  }

  private void add(EcsService service) {
    services.put(service.region + " " + service.resourceId(), service);
  }

  /** The services of a region. */
  Stream<EcsService> in(String region) {
    return services.values().stream().filter(s -> s.region.equals(region));
  }

  private void regionChanged(String region) {
    in(region).forEach(rollouts::reconcile);
  }

  /** How many tasks of {@code cluster/service} run in a region. */
  public int running(String region, String clusterAndService) {
    return find(region, "service/" + clusterAndService).map(s -> s.running(estate.now())).orElse(0);
  }

  /** What the environment of a service's tasks holds, by its present task definition. */
  public List<String> settings(String region, String clusterAndService) {
    return find(region, "service/" + clusterAndService).stream()
        .flatMap(s -> s.primary().revision.definition().containerDefinitions().stream())
        .flatMap(container -> container.environment().stream())
        .map(KeyValuePair::value)
        .filter(Objects::nonNull)
        .toList();
  }

  /** The revision that a service's tasks are broken by; empty while enough of them work. */
  public Optional<String> brokenBy(String region, String clusterAndService) {
    return find(region, "service/" + clusterAndService)
        .filter(s -> s.running(estate.now()) > 0 && s.healthy(estate.now()) == 0)
        .map(s -> s.primary().revision.name());
  }

  /** Whether any task of any service runs in a region. */
  public boolean anythingRuns(String region) {
    return in(region).anyMatch(s -> s.running(estate.now()) > 0);
  }

  /** The desired count of a service, named like {@code service/cluster/name}. */
  public Optional<Integer> desired(String region, String resourceId) {
    return find(region, resourceId).map(s -> s.desired);
  }

  /** The autoscaler changes a desired count, by itself. */
  public void scaled(String region, String resourceId, int desired, String why) {
    EcsService service = find(region, resourceId).orElseThrow();
    estate.happened(
        new Where(region, "application-autoscaling", "scaled", resourceId),
        "the autoscaler moved %s in %s from %d to %d tasks: %s"
            .formatted(service.name, region, service.desired, desired, why));
    service.desired = desired;
    reconcile(service);
  }

  Optional<EcsService> find(String region, String resourceId) {
    return Optional.ofNullable(services.get(region + " " + resourceId));
  }

  boolean hasCluster(String region, String cluster) {
    return in(region).anyMatch(s -> s.cluster.equals(cluster));
  }

  void reconcile(EcsService service) {
    rollouts.reconcile(service);
  }

  void deploy(EcsService service, Revision revision) {
    rollouts.begin(service, revision);
  }
}
