package io.lifeboat.workflows;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.DrillProcedure;
import io.lifeboat.plan.procedure.Procedure;
import java.util.Optional;

/**
 * What starts a drill: plain JSON that a person can paste into the Temporal UI.
 *
 * @param plan the whole plan, pinned for this run
 * @param depth how deep; as the plan says when not given
 * @param from where the application serves; the plan's primary when not given
 * @param to the region to exercise; the plan's first other region when not given
 * @param initiator who starts it
 * @param reason why
 */
public record DrillRequest(
    RecoveryPlan plan,
    Optional<DrillDepth> depth,
    Optional<Region> from,
    Optional<Region> to,
    String initiator,
    String reason)
    implements RunRequest {
  public DrillRequest {
    depth = depth == null ? Optional.empty() : depth;
    from = from == null ? Optional.empty() : from;
    to = to == null ? Optional.empty() : to;
  }

  public static String workflowId(String application) {
    return "drill/" + application;
  }

  /** Asks a server's visibility for the drills of an application that ended with a record. */
  public static String endedOnes(String application) {
    return "%s = '%s' AND %s = '%s' AND ExecutionStatus = 'Completed'"
        .formatted(
            Lifeboat.APPLICATION.getName(),
            application,
            Lifeboat.PROCEDURE.getName(),
            DrillProcedure.NAME);
  }

  /** How deep it goes. */
  public DrillDepth deep() {
    return depth.orElse(plan.drillOrUsual().usualDepth());
  }

  @Override
  public String workflowId() {
    return workflowId(plan.application());
  }

  @Override
  public Procedure procedure() {
    Region serving = from.orElse(plan.regions().primary());
    return DrillProcedure.derive(
        plan, serving, to.orElseGet(() -> Regions.otherThan(plan, serving)), deep());
  }

  @Override
  public String summary() {
    return "%s drill of %s%s"
        .formatted(deep(), plan.application(), to.map(region -> " in " + region).orElse(""));
  }
}
