package io.lifeboat.simulator.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/**
 * One task: it is launched, runs from a moment on and, once told to stop, until another. Guarded by
 * the estate's lock.
 */
final class EcsTask {
  /** What a task is made from, and for whom. */
  record Origin(
      String cluster, Revision revision, String group, String startedBy, RunTaskRequest request) {}

  final String id;
  final String arn;
  final String address;
  final Origin origin;
  final Instant created;
  final Instant runsFrom;
  Instant stopAsked = Instant.MAX;
  Instant runsUntil = Instant.MAX;
  Instant stopped = Instant.MAX;
  String stoppedReason;
  TaskStopCode stopCode;

  EcsTask(String id, String arn, String address, Origin origin, Instant created, Instant runsFrom) {
    this.id = id;
    this.arn = arn;
    this.address = address;
    this.origin = origin;
    this.created = created;
    this.runsFrom = runsFrom;
  }

  boolean isHealthy() {
    return origin.revision().isHealthy();
  }

  /** Whether nobody told it to stop. */
  boolean stays() {
    return stopAsked.equals(Instant.MAX);
  }

  boolean isRunning(Instant now) {
    return !runsFrom.isAfter(now) && runsUntil.isAfter(now);
  }

  boolean isPending(Instant now) {
    return stays() && runsFrom.isAfter(now);
  }

  /** Whether it ran at all before it ended. */
  boolean everRan() {
    return runsFrom.isBefore(runsUntil);
  }

  /** Its status as AWS names it. */
  String lastStatus(Instant now) {
    if (stays()) {
      return runsFrom.isAfter(now) ? beforeItRuns(now) : "RUNNING";
    }
    if (isRunning(now)) {
      return "STOPPING";
    }
    return stopped.isAfter(now) ? "DEPROVISIONING" : "STOPPED";
  }

  /** The network interface takes about half of the launch, image and start the other half. */
  private String beforeItRuns(Instant now) {
    return hasInterface(now) ? "PENDING" : "PROVISIONING";
  }

  boolean hasInterface(Instant now) {
    return !created.plus(Duration.between(created, runsFrom).dividedBy(2)).isAfter(now);
  }

  void stop(Instant now, Instant runs, Instant ends, TaskStopCode code, String reason) {
    stopAsked = now;
    runsUntil = runs;
    stopped = ends;
    stopCode = code;
    stoppedReason = reason;
  }

  Optional<String> startedBy() {
    return Optional.ofNullable(origin.startedBy());
  }
}
