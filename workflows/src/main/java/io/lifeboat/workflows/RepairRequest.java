package io.lifeboat.workflows;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.RepairProcedure;
import java.util.List;
import java.util.Optional;

/**
 * What starts the repair of one database where it is: plain JSON that a person can paste into the
 * Temporal UI.
 *
 * @param plan the whole plan, pinned for this run
 * @param database the plan's name of the database
 * @param region where it is broken; the plan's primary when not given
 * @param snapshot the identifier or the ARN of the snapshot that takes its place; when not given
 *     whatever brings the database back first, with the newest data
 * @param initiator who starts it
 * @param reason why
 */
public record RepairRequest(
    RecoveryPlan plan,
    String database,
    Optional<Region> region,
    Optional<String> snapshot,
    String initiator,
    String reason)
    implements RunRequest {
  public RepairRequest {
    region = region == null ? Optional.empty() : region;
    snapshot = snapshot == null ? Optional.empty() : snapshot;
  }

  /** The same as that of a move: a database is not repaired while its application moves. */
  @Override
  public String workflowId() {
    return FailoverRequest.workflowId(plan.application());
  }

  @Override
  public Procedure procedure() {
    return RepairProcedure.derive(plan, database, region, snapshot);
  }

  @Override
  public String summary() {
    return "repair of %s of %s in %s%s"
        .formatted(
            database,
            plan.application(),
            region.orElse(plan.regions().primary()),
            snapshot.map(of -> " from snapshot " + of).orElse(""));
  }

  @Override
  public List<String> findings() {
    if (database == null || database.isBlank()) {
      return List.of("\"database\" is missing: the plan's name of the database");
    }
    return snapshot
        .filter(String::isBlank)
        .map(empty -> List.of("\"snapshot\" is empty: leave it out, or name a snapshot"))
        .orElse(List.of());
  }
}
