package io.lifeboat.worker.keeping;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.report.Report;
import io.lifeboat.workflows.EndedRuns;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.LastMove;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.RunKeeping;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Other runs are asked of Temporal; reports go where the worker was told. */
public final class TemporalRunKeeping implements RunKeeping, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TemporalRunKeeping.class);

  private final WorkflowClient client;
  private final EndedRuns ended;
  private final Shelf shelf;
  private final Consumer<RunRecord> told;

  /**
   * @param client made with Lifeboat's data converter
   * @param shelf where reports go
   * @param told hears of every run that ends
   */
  public TemporalRunKeeping(WorkflowClient client, Shelf shelf, Consumer<RunRecord> told) {
    this.client = client;
    this.ended = new EndedRuns(client, log::warn);
    this.shelf = shelf;
    this.told = told;
  }

  @Override
  public String keepReport(RunRecord record, List<String> allowedRegions) {
    told.accept(record);
    try {
      shelf.check(allowedRegions.stream().map(Region::of).toList());
    } catch (Shelf.Refused why) {
      return "no report is kept: " + why.getMessage();
    }
    String page = new KeptRun(Report.of(record, ended.drillsBefore(record))).putOn(shelf);
    return "the report is " + page + ", with Markdown and JSON beside it";
  }

  @Override
  public Optional<String> moveUnderWay(String application) {
    return described(move(application, Optional.empty()))
        .filter(TemporalRunKeeping::isRunning)
        .map(
            move -> {
              Object said = move.getMemo(Lifeboat.SENTENCE, String.class);
              return "%s of %s is under way since %s%s"
                  .formatted(
                      move.getWorkflowType(),
                      application,
                      move.getStartTime(),
                      said == null ? "" : ": " + said);
            });
  }

  @Override
  public RunRecord endedMove(String application, Optional<String> runId) {
    String id = FailoverRequest.workflowId(application);
    String wanted =
        runId
            .or(() -> ended.newestOf(id))
            .orElseThrow(() -> noSuchRun("no move of " + application + " has ended"));
    WorkflowStub stub = move(application, Optional.of(wanted));
    WorkflowExecutionDescription found =
        described(stub)
            .orElseThrow(() -> noSuchRun("there is no run " + wanted + " of " + application));
    if (isRunning(found)) {
      throw noSuchRun("the run " + wanted + " of " + application + " has not ended");
    }
    try {
      return stub.getResult(RunRecord.class);
    } catch (WorkflowFailedException withoutRecord) {
      throw noSuchRun("the run " + wanted + " of " + application + " ended without a record");
    }
  }

  @Override
  public Optional<LastMove> lastMove(String application) {
    try {
      return ended
          .newestOf(FailoverRequest.workflowId(application))
          .map(runId -> LastMove.of(endedMove(application, Optional.of(runId))));
    } catch (ApplicationFailure withoutRecord) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    shelf.close();
  }

  private WorkflowStub move(String application, Optional<String> runId) {
    WorkflowTargetOptions.Builder target =
        WorkflowTargetOptions.newBuilder().setWorkflowId(FailoverRequest.workflowId(application));
    runId.ifPresent(target::setRunId);
    return client.newUntypedWorkflowStub(target.build());
  }

  private static boolean isRunning(WorkflowExecutionDescription run) {
    return run.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  private static Optional<WorkflowExecutionDescription> described(WorkflowStub stub) {
    try {
      return Optional.of(stub.describe());
    } catch (WorkflowNotFoundException unknown) {
      return Optional.empty();
    } catch (StatusRuntimeException complaint) {
      if (isAboutTheRun(complaint.getStatus().getCode())) {
        return Optional.empty();
      }
      throw complaint;
    }
  }

  /** A run id that is no id at all is an invalid argument to the server. */
  private static boolean isAboutTheRun(Status.Code code) {
    return code == Status.Code.NOT_FOUND || code == Status.Code.INVALID_ARGUMENT;
  }

  private static ApplicationFailure noSuchRun(String sentence) {
    return ApplicationFailure.newNonRetryableFailure(sentence, NO_SUCH_RUN);
  }
}
