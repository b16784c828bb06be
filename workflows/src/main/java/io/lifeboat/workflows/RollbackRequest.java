package io.lifeboat.workflows;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.RollbackProcedure;
import java.util.List;
import java.util.Optional;

/**
 * What starts a rollback: of an ended run, or of one service's release. Plain JSON that a person
 * can paste into the Temporal UI.
 *
 * @param plan the whole plan; for a run's rollback the one that the run was pinned to
 * @param runId Temporal's run id of the ended move; the newest when not given
 * @param release the service to take back to an earlier release, instead of a run
 * @param initiator who starts it
 * @param reason why
 */
public record RollbackRequest(
    RecoveryPlan plan,
    Optional<String> runId,
    Optional<Release> release,
    String initiator,
    String reason)
    implements RunRequest {
  /**
   * One service's release.
   *
   * @param service the plan's name of the service
   * @param region where it runs
   * @param taskDefinition family and revision; the newest active one before the present when not
   *     given
   */
  public record Release(String service, Region region, Optional<String> taskDefinition) {
    public Release {
      taskDefinition = taskDefinition == null ? Optional.empty() : taskDefinition;
    }
  }

  public RollbackRequest {
    runId = runId == null ? Optional.empty() : runId;
    release = release == null ? Optional.empty() : release;
  }

  @Override
  public String workflowId() {
    return FailoverRequest.workflowId(plan.application());
  }

  /** Of a release; of a run it is empty until that run has been looked up. */
  @Override
  public Procedure procedure() {
    return release
        .map(
            back ->
                RollbackProcedure.ofService(
                    plan, back.service(), back.region(), back.taskDefinition()))
        .orElseGet(
            () ->
                new Procedure(
                    RollbackProcedure.NAME,
                    Mode.GRACEFUL,
                    plan.regions().primary(),
                    plan.regions().primary(),
                    List.of()));
  }

  @Override
  public String summary() {
    return release
        .map(back -> "rollback of %s in %s".formatted(back.service(), back.region()))
        .orElseGet(
            () ->
                "rollback of %s of %s"
                    .formatted(
                        runId.map(id -> "run " + id).orElse("the last run"), plan.application()));
  }

  @Override
  public List<String> findings() {
    return release
        .filter(back -> back.service() == null || back.region() == null)
        .map(back -> List.of("\"release\" needs a \"service\" and a \"region\""))
        .orElse(List.of());
  }
}
