package io.lifeboat.starter.report;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.workflows.DrillRequest;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.common.converter.DataConverterException;
import java.util.List;
import java.util.Optional;

/**
 * The newest drills of an application that Temporal still knows; a server without visibility knows
 * none.
 */
final class EarlierDrills {
  private static final int MOST = 12;

  private EarlierDrills() {}

  /** Those beside a drill; empty for any other run. */
  static List<RunRecord> of(TemporalConnection connection, RunRecord run) {
    if (run.drill().isEmpty()) {
      return List.of();
    }
    return runIds(connection, run).stream()
        .filter(id -> !id.equals(run.runId()))
        .limit(MOST)
        .flatMap(id -> record(connection, run.run(), id).stream())
        .toList();
  }

  private static List<String> runIds(TemporalConnection connection, RunRecord run) {
    try {
      return connection
          .client()
          .listExecutions(DrillRequest.endedOnes(run.application()))
          .limit(MOST + 1)
          .map(found -> found.getExecution().getRunId())
          .toList();
    } catch (StatusRuntimeException refused) {
      Status.Code code = refused.getStatus().getCode();
      if (code == Status.Code.INVALID_ARGUMENT || code == Status.Code.UNIMPLEMENTED) {
        return List.of();
      }
      throw refused;
    }
  }

  /** One that an older Lifeboat left otherwise is left out. */
  private static Optional<RunRecord> record(
      TemporalConnection connection, String workflowId, String runId) {
    WorkflowTargetOptions target =
        WorkflowTargetOptions.newBuilder().setWorkflowId(workflowId).setRunId(runId).build();
    try {
      return Optional.of(
          connection.client().newUntypedWorkflowStub(target).getResult(RunRecord.class));
    } catch (WorkflowException | DataConverterException unreadable) {
      return Optional.empty();
    }
  }
}
