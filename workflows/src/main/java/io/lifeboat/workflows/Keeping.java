package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/** What the run asks of other runs, and leaves of itself. */
final class Keeping {
  private final Run run;
  private final StepOptions options;

  Keeping(Run run, StepOptions options) {
    this.run = run;
    this.options = options;
  }

  /**
   * @throws StepFailure when it could not be seen
   */
  Optional<String> moveUnderWay() {
    try {
      return looking("is a move under way?").moveUnderWay(application());
    } catch (ActivityFailure failure) {
      throw StepFailure.from(failure);
    }
  }

  /**
   * @throws StepFailure when there is none, or it could not be seen
   */
  RunRecord endedMove(Optional<String> runId) {
    try {
      return looking("look up the run to put back").endedMove(application(), runId);
    } catch (ActivityFailure failure) {
      throw StepFailure.from(failure);
    }
  }

  /** The run has ended, and stays as it ended, whether its report can be written or not. */
  void report() {
    try {
      RunKeeping reports = Workflow.newActivityStub(RunKeeping.class, options.report());
      run.tell(
          Story.RUN,
          reports.keepReport(
              run.record(),
              run.request().plan().allowedRegions().stream().map(Object::toString).toList()));
    } catch (ActivityFailure failure) {
      run.leaveToDo("write the report: ./lifeboat report " + run.request().workflowId());
      run.tell(
          Story.RUN, "the report could not be written: " + StepFailure.from(failure).sentence());
    }
  }

  private RunKeeping looking(String summary) {
    return Workflow.newActivityStub(RunKeeping.class, options.lookAtRuns(summary));
  }

  private String application() {
    return run.request().plan().application();
  }
}
