package io.lifeboat.simulator.arc;

import io.lifeboat.simulator.world.ArcPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.arcregionswitch.model.AbbreviatedExecution;
import software.amazon.awssdk.services.arcregionswitch.model.ExecutionState;
import software.amazon.awssdk.services.arcregionswitch.model.GetPlanExecutionResponse;
import software.amazon.awssdk.services.arcregionswitch.model.StartPlanExecutionRequest;
import software.amazon.awssdk.services.arcregionswitch.model.StepState;
import software.amazon.awssdk.services.arcregionswitch.model.StepStatus;

/** One execution of a plan. Guarded by the estate's lock. */
final class PlanExecution {
  private static final Set<ExecutionState> ENDED =
      Set.of(
          ExecutionState.COMPLETED,
          ExecutionState.COMPLETED_WITH_EXCEPTIONS,
          ExecutionState.CANCELED,
          ExecutionState.FAILED);

  final String id;
  final String arn;
  final ArcPlan plan;
  final String askedIn;
  final StartPlanExecutionRequest request;
  private final Instant begun;
  private final List<StepState> steps = new ArrayList<>();
  private ExecutionState state = ExecutionState.IN_PROGRESS;
  private Instant ended;

  PlanExecution(
      String id,
      String arn,
      ArcPlan plan,
      String askedIn,
      StartPlanExecutionRequest request,
      Instant begun) {
    this.id = id;
    this.arn = arn;
    this.plan = plan;
    this.askedIn = askedIn;
    this.request = request;
    this.begun = begun;
    plan.steps()
        .forEach(
            step ->
                steps.add(
                    StepState.builder().name(step.name()).status(StepStatus.NOT_STARTED).build()));
  }

  boolean isEnded() {
    return ENDED.contains(state);
  }

  boolean isAt(int step, StepStatus status) {
    return !isEnded() && steps.get(step).status() == status;
  }

  void step(int step, StepStatus status, Instant at) {
    StepState.Builder next = steps.get(step).toBuilder().status(status);
    boolean begins = status == StepStatus.RUNNING || status == StepStatus.PENDING_APPROVAL;
    steps.set(step, (begins ? next.startTime(at) : next.endTime(at)).build());
  }

  void to(ExecutionState next, Instant at) {
    state = next;
    if (isEnded()) {
      ended = at;
    }
  }

  AbbreviatedExecution summary() {
    return AbbreviatedExecution.builder()
        .planArn(arn)
        .executionId(id)
        .version("1")
        .comment(request.comment())
        .startTime(begun)
        .endTime(ended)
        .mode(request.mode())
        .executionAction(request.action())
        .executionRegion(request.targetRegion())
        .executionState(state)
        .actualRecoveryTime(took())
        .build();
  }

  GetPlanExecutionResponse model() {
    return GetPlanExecutionResponse.builder()
        .planArn(arn)
        .executionId(id)
        .version("1")
        .comment(request.comment())
        .startTime(begun)
        .endTime(ended)
        .mode(request.mode())
        .executionAction(request.action())
        .executionRegion(request.targetRegion())
        .executionState(state)
        .stepStates(steps)
        .actualRecoveryTime(took())
        .build();
  }

  private String took() {
    return ended == null ? null : Duration.between(begun, ended).toString();
  }
}
