package io.lifeboat.workflows;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.ScheduledDrill;
import io.lifeboat.plan.run.RunRecord;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.time.LocalDate;
import java.util.Optional;

/** Starts what a schedule is for, or says why not; never fails for either. */
public final class ScheduledDrillWorkflowImpl implements ScheduledDrillWorkflow {
  @Override
  public String run(ScheduledDrillRequest request) {
    return blackout(request)
        .map(ScheduledDrillWorkflowImpl::leftOut)
        .orElseGet(() -> start(request));
  }

  private static Optional<ScheduledDrill.Blackout> blackout(ScheduledDrillRequest request) {
    LocalDate today = LocalDate.ofInstant(Clock.now(), request.zone());
    return request.blackout().stream()
        .filter(days -> !today.isBefore(days.from()) && !today.isAfter(days.to()))
        .findFirst();
  }

  private static String leftOut(ScheduledDrill.Blackout days) {
    return "skipped: blackout until %s%s"
        .formatted(days.to(), days.why().isBlank() ? "" : " (" + days.why() + ")");
  }

  private static String start(ScheduledDrillRequest request) {
    String initiator = "schedule " + request.schedule();
    return request.work() == ScheduledDrill.Work.MARKER
        ? follow("MarkWorkflow", new MarkRequest(request.plan(), initiator, "by the clock"))
        : follow("DrillWorkflow", drill(request, initiator));
  }

  private static DrillRequest drill(ScheduledDrillRequest request, String initiator) {
    return new DrillRequest(
        request.plan(),
        Optional.of(DrillDepth.valueOf(request.work().name())),
        Optional.empty(),
        Optional.empty(),
        initiator,
        "by the clock");
  }

  /** It outlives its schedule's workflow: what it made is removed in any case. */
  private static String follow(String type, RunRequest request) {
    try {
      return Workflow.newUntypedChildWorkflowStub(type, options(request))
          .execute(RunRecord.class, request)
          .sentence();
    } catch (ChildWorkflowFailure failure) {
      return failure.getCause() instanceof WorkflowExecutionAlreadyStarted
          ? "skipped: a drill of %s is under way (%s)"
              .formatted(request.plan().application(), request.workflowId())
          : "not carried out: " + why(failure);
    }
  }

  private static String why(ChildWorkflowFailure failure) {
    return Optional.ofNullable(failure.getCause()).orElse(failure).getMessage();
  }

  private static ChildWorkflowOptions options(RunRequest request) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(request.workflowId())
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setStaticSummary(request.summary())
        .setStaticDetails(RunStart.details(request))
        .build();
  }
}
