package io.lifeboat.simulator.ecs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Spread;
import io.lifeboat.simulator.TokenBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** All tasks of the account, of services and on the side. Guarded by the estate's lock. */
final class EcsTasks {
  /** From SIGTERM to the end. */
  static final Duration STOP = Duration.ofSeconds(10);

  private static final Duration DEPROVISION = Duration.ofSeconds(10);

  /** How long AWS still shows a stopped task. */
  private static final Duration SHOWN = Duration.ofHours(1);

  /** Fargate's launch rate per account and region. */
  private static final double LAUNCH_BURST = 100;

  private static final double LAUNCHES_A_SECOND = 20;
  private static final int ADDRESSES = 250;

  private final EcsEstate ecs;
  private final Estate estate;
  private final Map<String, Map<String, EcsTask>> byRegion = new HashMap<>();
  private final Map<String, EcsTask> byAddress = new HashMap<>();
  private final Map<String, TokenBucket> launches = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  EcsTasks(EcsEstate ecs) {
    this.ecs = ecs;
    this.estate = ecs.estate;
  }

  /** Launches a task, which takes from {@code takes}, and longer when many are launched. */
  EcsTask launch(String region, EcsTask.Origin origin, String dice, Spread takes) {
    Duration launch =
        launches
            .computeIfAbsent(region, r -> bucket())
            .reserve(estate.now())
            .plus(estate.clock().real(estate.roll(dice, takes)));
    return add(region, origin, estate.now().plus(launch));
  }

  /** A task that runs from {@code runsFrom} on. */
  EcsTask add(String region, EcsTask.Origin origin, Instant runsFrom) {
    int number = counts.merge(region, 1, Integer::sum);
    String id = id(region, number);
    EcsRegion here = new EcsRegion(ecs, region);
    EcsTask task =
        new EcsTask(
            id,
            here.arn("task", origin.cluster() + "/" + id),
            address(region, number),
            origin,
            estate.now(),
            runsFrom);
    byRegion.computeIfAbsent(region, r -> new LinkedHashMap<>()).put(id, task);
    byAddress.put(task.address, task);
    return task;
  }

  private TokenBucket bucket() {
    return new TokenBucket(
        LAUNCH_BURST, LAUNCHES_A_SECOND * estate.clock().speedUp(), estate.now());
  }

  private String id(String region, int number) {
    String name = "%d task %s %d".formatted(estate.world().seed(), region, number);
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString().replace("-", "");
  }

  private String address(String region, int number) {
    int network = 1 + List.copyOf(estate.world().regions()).indexOf(region);
    return "10.%d.%d.%d".formatted(network, number / ADDRESSES % ADDRESSES, 4 + number % ADDRESSES);
  }

  /** Tells a task to stop; one that does not run yet never will. */
  void stop(String region, EcsTask task, TaskStopCode code, String reason) {
    Instant now = estate.now();
    Instant runs = task.runsFrom.isAfter(now) ? now : now.plus(estate.clock().real(STOP));
    end(region, task, runs, code, reason);
  }

  /** A task ends by itself. */
  void fail(String region, EcsTask task) {
    end(
        region,
        task,
        estate.now(),
        TaskStopCode.ESSENTIAL_CONTAINER_EXITED,
        "Essential container in task exited");
  }

  private void end(String region, EcsTask task, Instant runs, TaskStopCode code, String reason) {
    Instant ends = runs.plus(estate.clock().real(DEPROVISION));
    task.stop(estate.now(), runs, ends, code, reason);
    Duration left = Duration.between(estate.now(), ends).plus(estate.clock().real(SHOWN));
    estate.afterUnscaled(left, () -> forget(region, task));
  }

  private void forget(String region, EcsTask task) {
    byRegion.get(region).remove(task.id);
    byAddress.remove(task.address, task);
    ecs.tags.forget(task.arn);
  }

  Stream<EcsTask> in(String region, String cluster) {
    return byRegion.getOrDefault(region, Map.of()).values().stream()
        .filter(t -> t.origin.cluster().equals(cluster));
  }

  Optional<EcsTask> find(String region, String id) {
    return Optional.ofNullable(byRegion.getOrDefault(region, Map.of()).get(id));
  }

  Optional<EcsTask> at(String address) {
    return Optional.ofNullable(byAddress.get(address));
  }
}
