package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.RecoveryPlan;
import java.util.Optional;

/**
 * What starts a monitor: plain JSON that a person can paste into the Temporal UI.
 *
 * @param plan the whole plan, until another one is applied
 * @param initiator who starts it
 * @param reason why
 * @param memory what it knew before; empty at its beginning
 */
public record MonitorRequest(
    RecoveryPlan plan, String initiator, String reason, Optional<MonitorMemory> memory) {
  public MonitorRequest {
    memory = memory == null ? Optional.empty() : memory;
  }

  /** One at its beginning. */
  public MonitorRequest(RecoveryPlan plan, String initiator, String reason) {
    this(plan, initiator, reason, Optional.empty());
  }

  /** There is one monitor of an application at a time. */
  public static String workflowId(String application) {
    return "monitor/" + application;
  }
}
