package io.lifeboat.workflows;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.Procedure;
import java.time.Instant;
import java.util.List;
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
    Optional<Instant> detectedAt)
    implements RunRequest {
  private static final String MOVES = "recover/";

  public FailoverRequest {
    from = from == null ? Optional.empty() : from;
    to = to == null ? Optional.empty() : to;
    impactAt = impactAt == null ? Optional.empty() : impactAt;
    detectedAt = detectedAt == null ? Optional.empty() : detectedAt;
  }

  @Override
  public String workflowId() {
    return workflowId(plan.application());
  }

  @Override
  public Procedure procedure() {
    Region left = from.orElse(plan.regions().primary());
    return FailoverProcedure.derive(
        plan, left, to.orElseGet(() -> Regions.otherThan(plan, left)), mode);
  }

  @Override
  public String summary() {
    return "%s failover of %s: %s%s"
        .formatted(
            mode,
            plan.application(),
            from.orElse(plan.regions().primary()),
            to.map(region -> " to " + region).orElse(""));
  }

  @Override
  public List<String> findings() {
    return mode == null ? List.of("\"mode\" is missing: \"graceful\" or \"forced\"") : List.of();
  }

  public static String workflowId(String application) {
    return MOVES + application;
  }

  /** Whether a workflow id is that of a move, a failback or a rollback. */
  static boolean isWorkflowId(String workflowId) {
    return workflowId.startsWith(MOVES);
  }
}
