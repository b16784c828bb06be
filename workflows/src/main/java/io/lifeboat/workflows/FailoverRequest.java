package io.lifeboat.workflows;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import java.time.Instant;
import java.util.Optional;

/**
 * What starts a failover: plain JSON that a person can paste into the Temporal UI.
 *
 * @param plan the whole plan, pinned for this run
 * @param from the region to leave; the plan's primary when not given
 * @param to the region to move to; the plan's first other region when not given
 * @param mode graceful or forced
 * @param initiator who starts it
 * @param reason why
 * @param impactAt when users were first hurt, where known
 * @param detectedAt when that was noticed, where known
 */
public record FailoverRequest(
    RecoveryPlan plan,
    Optional<Region> from,
    Optional<Region> to,
    Mode mode,
    String initiator,
    String reason,
    Optional<Instant> impactAt,
    Optional<Instant> detectedAt) {
  public FailoverRequest {
    from = from == null ? Optional.empty() : from;
    to = to == null ? Optional.empty() : to;
    impactAt = impactAt == null ? Optional.empty() : impactAt;
    detectedAt = detectedAt == null ? Optional.empty() : detectedAt;
  }

  /** The workflow id that lets one run of an application exist at a time. */
  public String workflowId() {
    return workflowId(plan.application());
  }

  public static String workflowId(String application) {
    return "recover/" + application;
  }
}
