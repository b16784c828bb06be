package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.decision.Decision;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.LastMove;
import io.lifeboat.workflows.Opening;
import io.lifeboat.workflows.RunKeeping;
import io.lifeboat.workflows.RunRequest;
import io.lifeboat.workflows.RunStart;
import io.lifeboat.workflows.StepOptions;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What a monitor knows of the application's moves, and how it starts one. */
final class MonitoredMoves {
  private final Monitor monitor;
  private final StepOptions options;

  MonitoredMoves(Monitor monitor, StepOptions options) {
    this.monitor = monitor;
    this.options = options;
  }

  /** Where users are by the last move that ended, and whether one goes on. */
  Region learn() {
    try {
      RunKeeping runs =
          Workflow.newActivityStub(RunKeeping.class, options.lookAtRuns("where are the users?"));
      Optional<String> underWay = runs.moveUnderWay(monitor.plan().application());
      Optional<LastMove> last = runs.lastMove(monitor.plan().application());
      monitor.moves(underWay, last.flatMap(LastMove::movedAt));
      return last.flatMap(LastMove::users)
          .filter(monitor.plan().regions().all()::contains)
          .orElse(monitor.serving());
    } catch (ActivityFailure unseen) {
      return monitor.serving();
    }
  }

  /**
   * Starts what was decided, as a run that outlives the monitor.
   *
   * @param ended takes the run's record when it has ended, or why it has none
   * @return why it could not be started; empty when it was
   */
  Optional<String> start(
      Decision decision,
      Optional<String> incident,
      Optional<Instant> impactAt,
      BiConsumer<Optional<RunRecord>, String> ended) {
    FailoverRequest request = request(decision, incident, impactAt);
    ChildWorkflowStub run =
        Workflow.newUntypedChildWorkflowStub("FailoverWorkflow", options(request));
    try {
      Promise<RunRecord> end = run.executeAsync(RunRecord.class, request);
      run.getExecution().get();
      end.handle(
          (record, failure) -> {
            ended.accept(
                Optional.ofNullable(record), record == null ? why(failure) : record.sentence());
            return null;
          });
      return Optional.empty();
    } catch (ChildWorkflowFailure failure) {
      return Optional.of(
          failure.getCause() instanceof WorkflowExecutionAlreadyStarted
              ? "a move of %s is under way (%s)"
                  .formatted(monitor.plan().application(), request.workflowId())
              : why(failure));
    }
  }

  private FailoverRequest request(
      Decision decision, Optional<String> incident, Optional<Instant> impactAt) {
    String source = MonitorRequest.workflowId(monitor.plan().application());
    return new FailoverRequest(
        monitor.plan(),
        Optional.of(decision.from()),
        decision.to(),
        Mode.FORCED,
        source,
        decision.sentence(),
        impactAt,
        Optional.of(decision.at()),
        Optional.of(
            new Opening(
                source,
                decision.reasons(),
                decision.kind() == Decision.Kind.ASK,
                Optional.empty(),
                incident)));
  }

  private static ChildWorkflowOptions options(RunRequest request) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(request.workflowId())
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setStaticSummary(request.summary())
        .setStaticDetails(RunStart.details(request))
        .build();
  }

  private static String why(Throwable failure) {
    return Optional.ofNullable(failure.getCause()).orElse(failure).getMessage();
  }
}
