package io.lifeboat.simulator.autoscaling;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.ecs.EcsEstate;
import io.lifeboat.simulator.world.EcsCluster;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pulls desired counts into the bounds of their scalable targets: soon after a target is
 * registered, and once a minute.
 */
public final class Autoscaler {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration ROUND = Duration.ofSeconds(60);

  final Estate estate;
  final EcsEstate ecs;
  private final Map<String, Target> targets = new LinkedHashMap<>();

  /** Builds what the world says. */
  public Autoscaler(Estate estate, EcsEstate ecs) {
    this.estate = estate;
    this.ecs = ecs;
    for (EcsCluster cluster : estate.world().ecs()) {
      cluster.services().forEach(service -> build(cluster.cluster(), service));
    }
    estate.after(ROUND, this::round);
  }

  private void build(String cluster, EcsCluster.Service service) {
    String id = "service/" + cluster + "/" + service.service();
    service
        .in()
        .forEach(
            (region, tasks) -> {
              if (tasks.min() != null) {
                put(
                    new Target(
                        region,
                        id,
                        tasks.min(),
                        tasks.max(),
                        Target.NOTHING_SUSPENDED,
                        estate.now()));
              }
            });
  }

  private void round() {
    targets.values().forEach(this::enforce);
    estate.after(ROUND, this::round);
  }

  private void put(Target target) {
    targets.put(target.region() + " " + target.resourceId(), target);
  }

  void register(Target target) {
    put(target);
    estate.after(SOON, () -> find(target.region(), target.resourceId()).ifPresent(this::enforce));
  }

  Optional<Target> find(String region, String resourceId) {
    return Optional.ofNullable(targets.get(region + " " + resourceId));
  }

  List<Target> in(String region) {
    return targets.values().stream().filter(t -> t.region().equals(region)).toList();
  }

  private void enforce(Target target) {
    if (estate.faults().isGone(target.region())) {
      return;
    }
    int desired = ecs.desired(target.region(), target.resourceId()).orElse(target.min());
    if (desired < target.min() && !target.suspended().dynamicScalingOutSuspended()) {
      move(target, target.min(), "its minimum");
    } else if (desired > target.max() && !target.suspended().dynamicScalingInSuspended()) {
      move(target, target.max(), "its maximum");
    }
  }

  private void move(Target target, int desired, String why) {
    ecs.scaled(target.region(), target.resourceId(), desired, why + " is " + desired);
  }
}
