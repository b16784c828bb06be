package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.TokenBucket;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.EcsCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All services of the account, in all regions. Guarded by the estate's lock. */
public final class EcsEstate {
  private static final Duration STOP = Duration.ofSeconds(10);

  /** Fargate's launch rate per account and region. */
  private static final double LAUNCH_BURST = 100;

  private static final double LAUNCHES_A_SECOND = 20;

  final Estate estate;
  final EcsTags tags = new EcsTags();
  private final Map<String, EcsService> services = new LinkedHashMap<>();
  private final Map<String, TokenBucket> launches = new HashMap<>();

  /** Builds what the world says. */
  public EcsEstate(Estate estate) {
    this.estate = estate;
    for (EcsCluster cluster : estate.world().ecs()) {
      cluster.services().forEach(service -> build(cluster.cluster(), service));
    }
    estate.faults().listen((region, loss) -> regionChanged(region));
  }

  private void build(String cluster, EcsCluster.Service spec) {
    spec.in()
        .forEach(
            (region, tasks) ->
                add(
                    new EcsService(
                        cluster,
                        spec.service(),
                        region,
                        spec.launch(),
                        tasks.tasks(),
                        estate.now())));
  }

  private void add(EcsService service) {
    services.put(service.region + " " + service.resourceId(), service);
  }

  /** The services of a region. */
  Stream<EcsService> in(String region) {
    return services.values().stream().filter(s -> s.region.equals(region));
  }

  private void regionChanged(String region) {
    in(region).forEach(this::reconcile);
  }

  /** How many tasks of {@code cluster/service} run in a region. */
  public int running(String region, String clusterAndService) {
    return find(region, "service/" + clusterAndService).map(s -> s.running(estate.now())).orElse(0);
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
    Instant now = estate.now();
    service.tasks.removeIf(t -> !t.runsUntil.isAfter(now));
    if (estate.faults().isGone(service.region)) {
      return;
    }
    List<EcsService.Task> kept =
        new ArrayList<>(service.tasks.stream().filter(EcsService.Task::stays).toList());
    for (int i = kept.size(); i < service.desired; i++) {
      service.tasks.add(new EcsService.Task(now.plus(launchTime(service))));
    }
    for (int i = kept.size() - 1; i >= service.desired; i--) {
      stop(service, kept.get(i), now);
    }
  }

  private void stop(EcsService service, EcsService.Task task, Instant now) {
    if (task.runsFrom.isAfter(now)) {
      service.tasks.remove(task);
    } else {
      task.runsUntil = now.plus(estate.clock().real(STOP));
    }
  }

  private Duration launchTime(EcsService service) {
    TokenBucket bucket =
        launches.computeIfAbsent(
            service.region,
            r ->
                new TokenBucket(
                    LAUNCH_BURST, LAUNCHES_A_SECOND * estate.clock().speedUp(), estate.now()));
    return bucket
        .reserve(estate.now())
        .plus(estate.clock().real(estate.roll("launch " + service.arn(""), service.launch)));
  }
}
