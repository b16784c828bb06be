package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import java.util.Optional;

/**
 * What starts one look at an application: plain JSON that a person can paste into the Temporal UI.
 *
 * @param serving where the users are; as the last move that ended left them when not given
 */
public record HealthRequest(RecoveryPlan plan, Optional<Region> serving) {
  public HealthRequest {
    serving = serving == null ? Optional.empty() : serving;
  }

  /** There is one look at an application at a time. */
  public static String workflowId(String application) {
    return "health/" + application;
  }
}
