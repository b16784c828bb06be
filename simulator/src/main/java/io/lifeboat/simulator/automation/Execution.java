package io.lifeboat.simulator.automation;

import io.lifeboat.simulator.world.AutomationDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.model.AutomationExecution;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionStatus;
import software.amazon.awssdk.services.ssm.model.StepExecution;

/** One execution of an Automation document. Guarded by the estate's lock. */
final class Execution {
  final String id;
  final String region;
  final AutomationDocument document;
  final Map<String, List<String>> parameters;
  private final Instant begun;
  private final List<Stage> stages = new ArrayList<>();
  private AutomationExecutionStatus status = AutomationExecutionStatus.IN_PROGRESS;
  private Instant ended;

  /** One step of it. */
  private static final class Stage {
    private AutomationExecutionStatus status = AutomationExecutionStatus.PENDING;
    private Instant begun;
    private Instant ended;
  }

  Execution(
      String id,
      String region,
      AutomationDocument document,
      Map<String, List<String>> parameters,
      Instant begun) {
    this.id = id;
    this.region = region;
    this.document = document;
    this.parameters = new TreeMap<>(parameters);
    this.begun = begun;
    document.steps().forEach(step -> stages.add(new Stage()));
  }

  void begin(int step, Instant at) {
    stages.get(step).status = AutomationExecutionStatus.IN_PROGRESS;
    stages.get(step).begun = at;
  }

  /** Ends a step, and with a failed or the last one all of it. */
  void end(int step, Instant at) {
    Stage stage = stages.get(step);
    boolean failed = document.steps().get(step).fails() != null;
    stage.status = failed ? AutomationExecutionStatus.FAILED : AutomationExecutionStatus.SUCCESS;
    stage.ended = at;
    if (failed || step == stages.size() - 1) {
      status = stage.status;
      ended = at;
    }
  }

  boolean isEnded() {
    return ended != null;
  }

  AutomationExecutionStatus status() {
    return status;
  }

  AutomationExecution model() {
    List<StepExecution> steps = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      steps.add(step(document.steps().get(i), stages.get(i)));
    }
    return AutomationExecution.builder()
        .automationExecutionId(id)
        .documentName(document.document())
        .documentVersion("1")
        .parameters(parameters)
        .automationExecutionStatus(status)
        .executionStartTime(begun)
        .executionEndTime(ended)
        .stepExecutions(steps)
        .stepExecutionsTruncated(false)
        .currentStepName(current().map(AutomationDocument.Step::name).orElse(null))
        .failureMessage(failure().orElse(null))
        .build();
  }

  private Optional<AutomationDocument.Step> current() {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).status == AutomationExecutionStatus.IN_PROGRESS) {
        return Optional.of(document.steps().get(i));
      }
    }
    return Optional.empty();
  }

  private Optional<String> failure() {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).status == AutomationExecutionStatus.FAILED) {
        AutomationDocument.Step step = document.steps().get(i);
        return Optional.of("Step fails when it is " + step.name() + ". " + step.fails());
      }
    }
    return Optional.empty();
  }

  private static StepExecution step(AutomationDocument.Step step, Stage stage) {
    return StepExecution.builder()
        .stepName(step.name())
        .action(step.action())
        .stepStatus(stage.status)
        .executionStartTime(stage.begun)
        .executionEndTime(stage.ended)
        .failureMessage(stage.status == AutomationExecutionStatus.FAILED ? step.fails() : null)
        .build();
  }
}
