package io.lifeboat.workflows;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.Procedure;
import java.util.Optional;

/**
 * What starts a failback: plain JSON that a person can paste into the Temporal UI.
 *
 * @param plan the whole plan, pinned for this run
 * @param from where the application serves now; the plan's first standby when not given
 * @param to the region to come home to; the plan's primary when not given
 * @param initiator who starts it
 * @param reason why
 */
public record FailbackRequest(
    RecoveryPlan plan, Optional<Region> from, Optional<Region> to, String initiator, String reason)
    implements RunRequest {
  public FailbackRequest {
    from = from == null ? Optional.empty() : from;
    to = to == null ? Optional.empty() : to;
  }

  @Override
  public String workflowId() {
    return FailoverRequest.workflowId(plan.application());
  }

  @Override
  public Procedure procedure() {
    Region home = to.orElse(plan.regions().primary());
    return FailbackProcedure.derive(
        plan, from.orElseGet(() -> Regions.otherThan(plan, home)), home);
  }

  @Override
  public String summary() {
    return "failback of %s to %s"
        .formatted(plan.application(), to.orElse(plan.regions().primary()));
  }
}
