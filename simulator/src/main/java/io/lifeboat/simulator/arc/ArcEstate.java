package io.lifeboat.simulator.arc;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.ArcPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.arcregionswitch.model.ExecutionMode;
import software.amazon.awssdk.services.arcregionswitch.model.ExecutionState;
import software.amazon.awssdk.services.arcregionswitch.model.StartPlanExecutionRequest;
import software.amazon.awssdk.services.arcregionswitch.model.StepStatus;

/** Plans of ARC Region switch and their executions, each in the region where it was asked for. */
public final class ArcEstate {
  private static final Duration HELD_UP = Duration.ofSeconds(5);

  final Estate estate;
  private final List<PlanExecution> executions = new ArrayList<>();

  /** The plans of the estate's world. */
  public ArcEstate(Estate estate) {
    this.estate = estate;
  }

  String arn(ArcPlan plan) {
    return "arn:aws:arc-region-switch::%s:plan/%s:1a2b3c"
        .formatted(estate.world().account(), plan.plan());
  }

  Optional<ArcPlan> plan(String arn, String region) {
    return estate.world().arcPlans().stream()
        .filter(plan -> arn(plan).equals(arn) && plan.regions().contains(region))
        .findFirst();
  }

  /** The newest first. */
  List<PlanExecution> executions(String arn, String region) {
    List<PlanExecution> found = new ArrayList<>();
    executions.stream()
        .filter(each -> each.arn.equals(arn) && each.askedIn.equals(region))
        .forEach(each -> found.add(0, each));
    return found;
  }

  boolean isBusy(String arn) {
    return executions.stream().anyMatch(each -> each.arn.equals(arn) && !each.isEnded());
  }

  PlanExecution start(ArcPlan plan, String region, StartPlanExecutionRequest request) {
    String id = "us-%012d".formatted(executions.size() + 1);
    PlanExecution execution = new PlanExecution(id, arn(plan), plan, region, request, estate.now());
    executions.add(execution);
    begin(execution, 0);
    return execution;
  }

  void approve(PlanExecution execution, int step, boolean approved) {
    execution.step(step, approved ? StepStatus.COMPLETED : StepStatus.FAILED, estate.now());
    if (approved) {
      execution.to(ExecutionState.IN_PROGRESS, estate.now());
      next(execution, step);
    } else {
      execution.to(ExecutionState.PAUSED_BY_FAILED_STEP, estate.now());
    }
  }

  void cancel(PlanExecution execution) {
    execution.to(ExecutionState.CANCELED, estate.now());
  }

  private void begin(PlanExecution execution, int number) {
    ArcPlan.Step step = execution.plan.steps().get(number);
    if (step.onlyGraceful() && execution.request.mode() == ExecutionMode.UNGRACEFUL) {
      execution.step(number, StepStatus.SKIPPED, estate.now());
      next(execution, number);
    } else if (step.approval()) {
      execution.step(number, StepStatus.PENDING_APPROVAL, estate.now());
      execution.to(ExecutionState.PENDING_MANUAL_APPROVAL, estate.now());
    } else {
      execution.step(number, StepStatus.RUNNING, estate.now());
      estate.after(
          estate.roll("arc step " + step.name(), step.takes()), () -> end(execution, number));
    }
  }

  private void end(PlanExecution execution, int number) {
    if (estate.faults().isGone(execution.askedIn)) {
      estate.after(HELD_UP, () -> end(execution, number));
    } else if (execution.isAt(number, StepStatus.RUNNING)) {
      boolean fails = execution.plan.steps().get(number).fails();
      execution.step(number, fails ? StepStatus.FAILED : StepStatus.COMPLETED, estate.now());
      if (fails) {
        execution.to(ExecutionState.PAUSED_BY_FAILED_STEP, estate.now());
      } else {
        next(execution, number);
      }
    }
  }

  private void next(PlanExecution execution, int number) {
    if (number + 1 < execution.plan.steps().size()) {
      begin(execution, number + 1);
      return;
    }
    execution.to(ExecutionState.COMPLETED, estate.now());
    estate.happened(
        new Where(execution.askedIn, "arc-region-switch", "plan-completed", execution.plan.plan()),
        "execution %s of plan %s is completed".formatted(execution.id, execution.plan.plan()));
  }
}
