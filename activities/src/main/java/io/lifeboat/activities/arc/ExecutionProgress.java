package io.lifeboat.activities.arc;

import io.lifeboat.activities.Figures;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RunArcPlan;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.arcregionswitch.model.ExecutionState;
import software.amazon.awssdk.services.arcregionswitch.model.GetPlanExecutionResponse;
import software.amazon.awssdk.services.arcregionswitch.model.StepState;
import software.amazon.awssdk.services.arcregionswitch.model.StepStatus;

/** How far one execution of a plan is, in words. */
record ExecutionProgress(
    RunArcPlan step, GetPlanExecutionResponse execution, List<StepState> steps) {
  private static final Set<ExecutionState> DONE =
      Set.of(
          ExecutionState.COMPLETED,
          ExecutionState.COMPLETED_WITH_EXCEPTIONS,
          ExecutionState.COMPLETED_MONITORING_APPLICATION_HEALTH);
  private static final Set<ExecutionState> BROKEN_OFF =
      Set.of(
          ExecutionState.CANCELED, ExecutionState.FAILED, ExecutionState.PLAN_EXECUTION_TIMED_OUT);

  static boolean isDone(ExecutionState state) {
    return DONE.contains(state);
  }

  static boolean isOpen(ExecutionState state) {
    return !DONE.contains(state) && !BROKEN_OFF.contains(state);
  }

  boolean isDone() {
    return isDone(execution.executionState());
  }

  /** Nothing goes on by itself any more. */
  boolean isStuck() {
    return BROKEN_OFF.contains(execution.executionState())
        || execution.executionState() == ExecutionState.PAUSED_BY_FAILED_STEP;
  }

  List<String> awaitingApproval() {
    return names(StepStatus.PENDING_APPROVAL);
  }

  String why() {
    String failed = named("; failed: ", names(StepStatus.FAILED));
    return execution.executionState() == ExecutionState.PAUSED_BY_FAILED_STEP
        ? "%s is paused by a failed step%s; mend it, retry or skip it in ARC, then retry here"
            .formatted(name(), failed)
        : "%s is %s%s".formatted(name(), execution.executionStateAsString(), failed);
  }

  String done(Set<String> approved) {
    return "ARC plan %s is executed (%s %s): %s in %s%s%s"
        .formatted(
            step.name(),
            execution.executionActionAsString(),
            step.target(),
            Figures.count(steps.size(), "step"),
            Figures.time(Duration.between(execution.startTime(), end())),
            named("; approved in ARC: ", List.copyOf(approved)),
            named("; skipped: ", names(StepStatus.SKIPPED)));
  }

  String words(Watch watch) {
    long ended =
        steps.stream()
            .filter(each -> each.status() == StepStatus.COMPLETED || isSkipped(each))
            .count();
    return "%s after %s: %d of %s done%s%s"
        .formatted(
            name(),
            Figures.time(Duration.between(execution.startTime(), watch.now())),
            ended,
            Figures.count(steps.size(), "step"),
            named("; running: ", names(StepStatus.RUNNING)),
            named("; waits for an approval in ARC: ", awaitingApproval()));
  }

  private static boolean isSkipped(StepState step) {
    return step.status() == StepStatus.SKIPPED;
  }

  private java.time.Instant end() {
    return execution.endTime() == null ? execution.updatedAt() : execution.endTime();
  }

  private List<String> names(StepStatus status) {
    return steps.stream()
        .filter(each -> each.status() == status)
        .map(StepState::name)
        .collect(Collectors.toList());
  }

  private String name() {
    return "execution " + execution.executionId() + " of ARC plan " + step.name();
  }

  private static String named(String before, List<String> names) {
    return names.isEmpty() ? "" : before + String.join(", ", names);
  }
}
