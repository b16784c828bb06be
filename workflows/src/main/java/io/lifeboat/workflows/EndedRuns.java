package io.lifeboat.workflows;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.lifeboat.plan.run.RunRecord;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.common.converter.DataConverterException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs that have ended, as a server's visibility lists them; a server without it has none. */
public final class EndedRuns {
  private static final int MOST = 12;

  private final WorkflowClient client;
  private final Consumer<String> complaints;

  /**
   * @param client made with Lifeboat's data converter
   * @param complaints takes a sentence for what is left out
   */
  public EndedRuns(WorkflowClient client, Consumer<String> complaints) {
    this.client = client;
    this.complaints = complaints;
  }

  /** The newest drills of the application of a drill, but for itself; none for any other run. */
  public List<RunRecord> drillsBefore(RunRecord run) {
    if (run.drill().isEmpty()) {
      return List.of();
    }
    return listed(DrillRequest.endedOnes(run.application())).stream()
        .map(found -> found.getExecution().getRunId())
        .filter(id -> !id.equals(run.runId()))
        .limit(MOST)
        .flatMap(id -> record(run.run(), id).stream())
        .toList();
  }

  /** The newest run id of a workflow id that ended with a record. */
  public Optional<String> newestOf(String workflowId) {
    return listed("WorkflowId = '%s' AND ExecutionStatus = 'Completed'".formatted(workflowId))
        .stream()
        .map(found -> found.getExecution().getRunId())
        .findFirst();
  }

  private Optional<RunRecord> record(String workflowId, String runId) {
    try {
      return Optional.of(
          client
              .newUntypedWorkflowStub(
                  WorkflowTargetOptions.newBuilder()
                      .setWorkflowId(workflowId)
                      .setRunId(runId)
                      .build())
              .getResult(RunRecord.class));
    } catch (WorkflowException | DataConverterException unreadable) {
      complaints.accept(
          "the drill %s of %s is left out of the trend: %s"
              .formatted(runId, workflowId, unreadable));
      return Optional.empty();
    }
  }

  private List<WorkflowExecutionMetadata> listed(String query) {
    try {
      return client.listExecutions(query).limit(MOST + 1).toList();
    } catch (StatusRuntimeException refused) {
      if (isWithoutVisibility(refused.getStatus().getCode())) {
        complaints.accept("earlier runs are not known: " + refused.getMessage());
        return List.of();
      }
      throw refused;
    }
  }

  private static boolean isWithoutVisibility(Status.Code code) {
    return code == Status.Code.INVALID_ARGUMENT || code == Status.Code.UNIMPLEMENTED;
  }
}
