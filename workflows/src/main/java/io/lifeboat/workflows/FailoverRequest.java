package io.lifeboat.workflows;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.Opened;
import io.lifeboat.plan.procedure.Procedure;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param opening how it came about when no person started it
 */
public record FailoverRequest(
    RecoveryPlan plan,
    Optional<Region> from,
    Optional<Region> to,
    Mode mode,
    String initiator,
    String reason,
    Optional<Instant> impactAt,
    Optional<Instant> detectedAt,
    Optional<Opening> opening)
    implements RunRequest {
  private static final String MOVES = "recover/";

  public FailoverRequest {
    from = from == null ? Optional.empty() : from;
    to = to == null ? Optional.empty() : to;
    impactAt = impactAt == null ? Optional.empty() : impactAt;
    detectedAt = detectedAt == null ? Optional.empty() : detectedAt;
    opening = opening == null ? Optional.empty() : opening;
  }

  /** One that a person starts. */
  public FailoverRequest(
      RecoveryPlan plan,
      Optional<Region> from,
      Optional<Region> to,
      Mode mode,
      String initiator,
      String reason,
      Optional<Instant> impactAt,
      Optional<Instant> detectedAt) {
    this(plan, from, to, mode, initiator, reason, impactAt, detectedAt, Optional.empty());
  }

  @Override
  public String workflowId() {
    return workflowId(plan.application());
  }

  @Override
  public Procedure procedure() {
    return procedure(mode);
  }

  /** The same as {@link #procedure()}, in another mode. */
  Procedure procedure(Mode way) {
    Region left = from.orElse(plan.regions().primary());
    Procedure derived =
        FailoverProcedure.derive(
            plan, left, to.orElseGet(() -> Regions.otherThan(plan, left)), way);
    return opening.map(how -> opened(derived, how)).orElse(derived);
  }

  private Procedure opened(Procedure derived, Opening how) {
    Procedure told = how.incident().isPresent() ? Opened.toldBefore(derived, plan) : derived;
    return how.waits()
        ? Opened.waiting(
            told, plan, how.within().orElseGet(() -> plan.detectionOrUsual().patience()))
        : told;
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
    List<String> findings = new ArrayList<>();
    if (mode == null) {
      findings.add("\"mode\" is missing: \"graceful\" or \"forced\"");
    }
    opening
        .filter(how -> how.source() == null || how.source().isBlank())
        .ifPresent(how -> findings.add("\"source\" of \"opening\" is missing: what opens it"));
    return findings;
  }

  public static String workflowId(String application) {
    return MOVES + application;
  }

  /** Whether a workflow id is that of a move, a failback or a rollback. */
  static boolean isWorkflowId(String workflowId) {
    return workflowId.startsWith(MOVES);
  }
}
