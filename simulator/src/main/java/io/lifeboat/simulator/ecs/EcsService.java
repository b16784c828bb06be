package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.Spread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The state of one service in one region. Guarded by the estate's lock. */
final class EcsService {
  final String cluster;
  final String name;
  final String region;
  final Spread launch;
  final Instant created;
  final List<Task> tasks = new ArrayList<>();
  int desired;

  /** One task, which runs from a moment on and, once told to stop, until another. */
  static final class Task {
    final Instant runsFrom;
    Instant runsUntil = Instant.MAX;

    Task(Instant runsFrom) {
      this.runsFrom = runsFrom;
    }

    boolean stays() {
      return runsUntil.equals(Instant.MAX);
    }
  }

  EcsService(String cluster, String name, String region, Spread launch, int tasks, Instant now) {
    this.cluster = cluster;
    this.name = name;
    this.region = region;
    this.launch = launch;
    this.created = now;
    this.desired = tasks;
    for (int i = 0; i < tasks; i++) {
      this.tasks.add(new Task(now));
    }
  }

  int running(Instant now) {
    return (int)
        tasks.stream().filter(t -> !t.runsFrom.isAfter(now) && t.runsUntil.isAfter(now)).count();
  }

  int pending(Instant now) {
    return (int) tasks.stream().filter(t -> t.runsFrom.isAfter(now)).count();
  }

  String resourceId() {
    return "service/" + cluster + "/" + name;
  }

  String arn(String account) {
    return "arn:aws:ecs:%s:%s:%s".formatted(region, account, resourceId());
  }
}
