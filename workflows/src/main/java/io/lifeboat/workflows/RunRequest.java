package io.lifeboat.workflows;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.Procedure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What starts a run, whatever its procedure. */
public interface RunRequest {
  /** The whole plan, pinned for this run. */
  RecoveryPlan plan();

  /** Who starts it. */
  String initiator();

  /** Why. */
  String reason();

  /** The workflow id that lets one run of its kind exist at a time for an application. */
  String workflowId();

  /**
   * What it will do.
   *
   * @throws IllegalArgumentException when it cannot be derived from the plan
   */
  Procedure procedure();

  /** The run in a line, as it is asked for. */
  String summary();

  /** What it lacks beside plan, initiator and reason, each in a sentence; empty when nothing. */
  default List<String> findings() {
    return List.of();
  }

  /** When users were first hurt, where known. */
  default Optional<Instant> impactAt() {
    return Optional.empty();
  }

  /** When that was noticed, where known. */
  default Optional<Instant> detectedAt() {
    return Optional.empty();
  }

  /** How it came about when no person started it. */
  default Optional<Opening> opening() {
    return Optional.empty();
  }
}
