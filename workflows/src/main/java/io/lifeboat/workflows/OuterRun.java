package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunState;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The move of another application that this run is a step of: it is told when people are needed,
 * and when users are served although the old region is not fenced yet.
 */
final class OuterRun {
  private static final Set<RunState> TOLD = EnumSet.of(RunState.PAUSED, RunState.FENCING);

  private final Run run;
  private final Optional<String> outer =
      Workflow.getInfo().getParentWorkflowId().filter(FailoverRequest::isWorkflowId);
  private Optional<RunState> told = Optional.empty();

  OuterRun(Run run) {
    this.run = run;
  }

  void tell() {
    Optional<RunState> state = Optional.of(run.state()).filter(TOLD::contains);
    if (outer.isPresent() && !state.equals(told)) {
      told = state;
      tell(new MoveNews(run.request().workflowId(), run.state(), Ending.sentence(run)));
    }
  }

  /** Whoever has ended meanwhile need not be told. */
  private void tell(MoveNews news) {
    Async.procedure(
            () -> Workflow.newUntypedExternalWorkflowStub(outer.get()).signal("moveNews", news))
        .exceptionally(ended -> null);
  }
}
