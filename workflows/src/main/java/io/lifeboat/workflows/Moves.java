package io.lifeboat.workflows;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.step.RunMove;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.Promise;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whole moves as steps of a drill: started as runs of their own, and followed to their end. */
final class Moves {
  private final Run run;
  private final StepRunner runner;

  Moves(Run run, StepRunner runner) {
    this.run = run;
    this.runner = runner;
  }

  void start(StepTrack track) {
    runner.start(track, this::follow);
  }

  private void follow(StepTrack track) {
    RunMove step = (RunMove) track.step();
    RunRequest request = request(step);
    ChildWorkflowStub move = Workflow.newUntypedChildWorkflowStub(type(step), options(request));
    track.applying();
    run.changed();
    try {
      Promise<RunRecord> end = move.executeAsync(RunRecord.class, request);
      move.getExecution().get();
      Workflow.await(() -> end.isCompleted() || run.isCutShort());
      if (!end.isCompleted()) {
        abort(move);
      }
      take(track, end.get());
    } catch (ChildWorkflowFailure failure) {
      throw StepFailure.impossible(why(failure));
    }
  }

  /** One that has ended in the same moment takes no order any more, and needs none. */
  private void abort(ChildWorkflowStub move) {
    try {
      move.signal("abort", new Order(run.request().workflowId(), Ending.reason(run)));
    } catch (SignalExternalWorkflowException ended) {
      run.tell(Story.RUN, "the move could not be told to stop, for it has ended");
    }
  }

  private void take(StepTrack track, RunRecord record) {
    track.learn(new Outcome(record.sentence(), facts(record)));
    if (record.verdict().filter(how -> how.isRecovered()).isEmpty()) {
      throw StepFailure.impossible(record.sentence());
    }
    track.verified(record.sentence());
    run.tell(track.id(), record.sentence());
  }

  private static Map<String, String> facts(RunRecord record) {
    Map<String, String> facts = new TreeMap<>();
    facts.put(Facts.RUN_ID, record.runId());
    record.verdict().ifPresent(how -> facts.put(Facts.VERDICT, Sentences.word(how.name())));
    record.times().rto().ifPresent(rto -> facts.put(Facts.RTO_SECONDS, Lag.inSeconds(rto)));
    record.times().lag().ifPresent(lag -> facts.put(Facts.LAG_SECONDS, Lag.inSeconds(lag)));
    return facts;
  }

  private static String why(ChildWorkflowFailure failure) {
    if (failure.getCause() instanceof WorkflowExecutionAlreadyStarted) {
      return "a move of the application is under way";
    }
    return "the move did not come to its end: "
        + Optional.ofNullable(failure.getCause()).map(Throwable::getMessage).orElse("no answer");
  }

  private static ChildWorkflowOptions options(RunRequest request) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(request.workflowId())
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setStaticSummary(request.summary())
        .setStaticDetails(RunStart.details(request))
        .build();
  }

  private static String type(RunMove step) {
    return isFailback(step) ? "FailbackWorkflow" : "FailoverWorkflow";
  }

  private static boolean isFailback(RunMove step) {
    return step.procedure().equals(FailbackProcedure.NAME);
  }

  /**
   * Whoever started the drill started its moves, and may not approve them where the plan forbids
   * it.
   */
  private RunRequest request(RunMove step) {
    return isFailback(step)
        ? new FailbackRequest(
            run.request().plan(),
            Optional.of(step.from()),
            Optional.of(step.to()),
            run.request().initiator(),
            run.request().reason())
        : new FailoverRequest(
            run.request().plan(),
            Optional.of(step.from()),
            Optional.of(step.to()),
            step.mode(),
            run.request().initiator(),
            run.request().reason(),
            Optional.empty(),
            Optional.empty());
  }
}
