package io.lifeboat.starter.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.report.Words;
import io.lifeboat.starter.Refusal;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One run on a Temporal server, running or ended. */
public final class RecoveryRun {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final RunName name;
  private final TemporalConnection connection;
  private final WorkflowStub stub;

  private RecoveryRun(RunName name, TemporalConnection connection, WorkflowStub stub) {
    this.name = name;
    this.connection = connection;
    this.stub = stub;
  }

  /**
   * The run of this name.
   *
   * @throws Refusal when Temporal knows none
   */
  public static RecoveryRun find(TemporalConnection connection, RunName name) {
    RecoveryRun run =
        new RecoveryRun(
            name, connection, connection.client().newUntypedWorkflowStub(name.target()));
    run.describe();
    return run;
  }

  public RunName name() {
    return name;
  }

  /** Temporal's id of this execution. */
  public String runId() {
    return describe().getExecution().getRunId();
  }

  /** Who started it and when, as Temporal itself knows it; needs no worker. */
  public String origin() {
    WorkflowExecutionDescription description = describe();
    Object initiator = description.getMemo(Launch.INITIATOR, String.class);
    return "started %s by %s"
        .formatted(
            Words.date(description.getStartTime()), initiator == null ? "somebody" : initiator);
  }

  /** Whether it is part of this run, such as {@code drill/eu-web-shop}; needs no worker. */
  boolean isPartOf(String workflowId) {
    return Optional.ofNullable(describe().getParentExecution())
        .filter(parent -> parent.getWorkflowId().equals(workflowId))
        .isPresent();
  }

  /** What the run said when its state last changed; needs no worker. */
  public Optional<String> lastSentence() {
    Object said = describe().getMemo(Lifeboat.SENTENCE, String.class);
    return Optional.ofNullable(said).map(Object::toString);
  }

  /**
   * The run as it stands: asked of the worker while it runs, read from the history once it ended.
   *
   * @throws NoAnswer when the run is going on and no worker answers within a few seconds
   * @throws Refusal when the run ended without a record
   */
  public RunRecord record() throws NoAnswer {
    WorkflowExecutionStatus status = describe().getStatus();
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_RUNNING ->
          Patience.within(PATIENCE, this::ask).orElseThrow(() -> new NoAnswer(name.workflowId()));
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> stub.getResult(RunRecord.class);
      case WORKFLOW_EXECUTION_STATUS_CANCELED ->
          lastWords().orElseThrow(() -> Endings.withoutRecord(name, status, stub));
      default -> throw Endings.withoutRecord(name, status, stub);
    };
  }

  /**
   * What a run left that failed to give a result: a cancelled one has ended safely, and a worker
   * can still tell how. Empty for other failures, and while no worker answers.
   */
  public Optional<RunRecord> leftBy(WorkflowFailedException ending) {
    return ending.getCause() instanceof CanceledFailure ? lastWords() : Optional.empty();
  }

  private Optional<RunRecord> lastWords() {
    return Patience.within(PATIENCE, this::ask);
  }

  /** Asks the worker, however long that takes. */
  public RunRecord ask() {
    return stub.query("status", RunRecord.class);
  }

  /** Becomes the result when the run ends; fails when it ends without one. */
  public CompletableFuture<RunRecord> result() {
    return stub.getResultAsync(RunRecord.class);
  }

  /** How the run is addressed for orders. */
  WorkflowStub stub() {
    return stub;
  }

  private WorkflowExecutionDescription describe() {
    try {
      return stub.describe();
    } catch (WorkflowNotFoundException unknown) {
      throw unknown(unknown);
    } catch (StatusRuntimeException complaint) {
      if (isAboutTheRun(complaint.getStatus().getCode())) {
        throw unknown(complaint);
      }
      throw complaint;
    }
  }

  /** A run id that is no id at all is an invalid argument to the server. */
  private boolean isAboutTheRun(Status.Code code) {
    return code == Status.Code.NOT_FOUND
        || (code == Status.Code.INVALID_ARGUMENT && name.runId().isPresent());
  }

  private Refusal unknown(RuntimeException cause) {
    return Refusal.wrongInput(
        "there is no run of '%s' on Temporal at %s, namespace %s: check the name (./lifeboat list shows what there is) or TEMPORAL_ADDRESS"
            .formatted(name, connection.address(), connection.namespace()));
  }
}
