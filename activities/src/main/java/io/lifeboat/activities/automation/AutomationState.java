package io.lifeboat.activities.automation;

import io.lifeboat.activities.Figures;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ssm.model.AutomationExecution;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionStatus;
import software.amazon.awssdk.services.ssm.model.StepExecution;

/** How far an execution of a document is, in words. */
record AutomationState(AutomationExecution execution) {
  private static final int LONGEST_MESSAGE = 200;

  private static final Set<AutomationExecutionStatus> GOOD =
      Set.of(AutomationExecutionStatus.SUCCESS, AutomationExecutionStatus.COMPLETED_WITH_SUCCESS);
  private static final Set<AutomationExecutionStatus> BAD =
      Set.of(
          AutomationExecutionStatus.FAILED,
          AutomationExecutionStatus.TIMED_OUT,
          AutomationExecutionStatus.CANCELLED,
          AutomationExecutionStatus.REJECTED,
          AutomationExecutionStatus.COMPLETED_WITH_FAILURE,
          AutomationExecutionStatus.CHANGE_CALENDAR_OVERRIDE_REJECTED,
          AutomationExecutionStatus.EXITED);

  boolean isDone() {
    return GOOD.contains(execution.automationExecutionStatus());
  }

  boolean isFailed() {
    return BAD.contains(execution.automationExecutionStatus());
  }

  /** {@code automation 1234 of WarmCaches has run: 3 steps in 71 s}. */
  String done() {
    return "%s has run: %s in %s"
        .formatted(name(), Figures.count(steps().size(), "step"), Figures.time(took()));
  }

  /** Names the step that failed, and what AWS says of it. */
  String failure() {
    return failedStep()
        .map(
            step ->
                "%s is %s: step %s failed%s"
                    .formatted(name(), status(), step.stepName(), message(step.failureMessage())))
        .orElseGet(() -> name() + " is " + status() + message(execution.failureMessage()));
  }

  String progress(Watch watch) {
    return "%s is at %s, begun %s ago"
        .formatted(
            name(),
            current(),
            Figures.time(Duration.between(execution.executionStartTime(), watch.now())));
  }

  private String current() {
    List<StepExecution> steps = steps();
    for (int i = 0; i < steps.size(); i++) {
      if (isOpen(steps.get(i))) {
        return "step %s (%d of %d, %s)"
            .formatted(
                steps.get(i).stepName(), i + 1, steps.size(), steps.get(i).stepStatusAsString());
      }
    }
    return status();
  }

  private static boolean isOpen(StepExecution step) {
    return !GOOD.contains(step.stepStatus()) && !BAD.contains(step.stepStatus());
  }

  private Optional<StepExecution> failedStep() {
    return steps().stream().filter(step -> BAD.contains(step.stepStatus())).findFirst();
  }

  private List<StepExecution> steps() {
    return execution.stepExecutions();
  }

  private String name() {
    return "automation " + execution.automationExecutionId() + " of " + execution.documentName();
  }

  private String status() {
    return execution.automationExecutionStatusAsString();
  }

  private Duration took() {
    return Duration.between(execution.executionStartTime(), execution.executionEndTime());
  }

  private static String message(String text) {
    if (text == null || text.isBlank()) {
      return "";
    }
    String plain = text.strip().replaceAll("\\s+", " ");
    return " ("
        + (plain.length() > LONGEST_MESSAGE ? plain.substring(0, LONGEST_MESSAGE) + "..." : plain)
        + ")";
  }
}
