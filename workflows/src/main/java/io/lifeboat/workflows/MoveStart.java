package io.lifeboat.workflows;

import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.step.RunMove;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/** How a move begins that is a step of a run: as a run of its own that outlives it. */
final class MoveStart {
  private MoveStart() {}

  static OtherMove of(Run run, RunMove step) {
    RunRequest request = request(run, step);
    ChildWorkflowStub stub = Workflow.newUntypedChildWorkflowStub(type(step), options(request));
    return new OtherMove(stub, step, request);
  }

  /**
   * Whoever started this run started its moves, and may not approve them where the plan forbids it.
   */
  static RunRequest request(Run run, RunMove step) {
    return isFailback(step)
        ? new FailbackRequest(
            step.other().orElse(run.request().plan()),
            Optional.of(step.from()),
            Optional.of(step.to()),
            run.request().initiator(),
            run.request().reason())
        : new FailoverRequest(
            step.other().orElse(run.request().plan()),
            Optional.of(step.from()),
            Optional.of(step.to()),
            step.mode(),
            run.request().initiator(),
            run.request().reason(),
            Optional.empty(),
            Optional.empty());
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
}
