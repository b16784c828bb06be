package io.lifeboat.activities.automation;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.Tokens;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RunAutomation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs an Automation document once in a run: the client token is the step's, so asking again finds
 * the same execution. Only one that has failed is followed by another.
 *
 * <p>Needs Systems Manager in the step's region, and whatever the document's own steps need.
 */
public final class AwsRunAutomation implements AwsAction<RunAutomation> {
  /** The document's step failed; trying again is a person's choice. */
  private static final String FAILED = "AutomationFailed";

  private static final String EXECUTION = "automation-execution";

  /** The failed execution that the next one follows. */
  private static final String AFTER = "automation-after";

  private final AwsClients aws;

  public AwsRunAutomation(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<RunAutomation> step() {
    return RunAutomation.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(
            AutomationRuns.DESCRIBE, "whether the document is there and takes what is given"),
        new IamNeed(AutomationRuns.START, "to run it"),
        new IamNeed(AutomationRuns.GET, "how far it is"),
        new IamNeed("iam:PassRole", "to let it run as the role in AutomationAssumeRole"));
  }

  @Override
  public Inspection inspect(RunAutomation step, StepCall call, Watch watch) {
    AutomationRuns runs = new AutomationRuns(aws, step, watch);
    return execution(call)
        .map(id -> judge(new AutomationState(runs.get(id)), watch))
        .orElseGet(
            () ->
                runs.whyNot()
                    .map(Inspection::impossible)
                    .orElseGet(
                        () ->
                            Inspection.ready(
                                "document %s can be run in %s"
                                    .formatted(step.document(), step.region()),
                                Map.of())));
  }

  @Override
  public Outcome apply(RunAutomation step, StepCall call, Watch watch) {
    String after = call.facts().getOrDefault(AFTER, "");
    Optional<String> begun = execution(call).filter(id -> !id.equals(after));
    if (begun.isPresent()) {
      return Outcome.of("automation %s of %s runs".formatted(begun.get(), step.document()));
    }
    String id = new AutomationRuns(aws, step, watch).start(Tokens.uuid(call, after));
    return new Outcome(
        "automation %s of %s begins in %s".formatted(id, step.document(), step.region()),
        Map.of(EXECUTION, id, Facts.ASKED_AT, watch.now().toString()));
  }

  @Override
  public Outcome confirm(RunAutomation step, StepCall call, Watch watch) {
    String id =
        execution(call)
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.NOT_FOUND, "no automation of this step is known; retry it"));
    AutomationRuns runs = new AutomationRuns(aws, step, watch);
    Pace pace = new Pace(watch, Duration.ofMillis(100), Duration.ofSeconds(2));
    AutomationState state = new AutomationState(runs.get(id));
    while (!state.isDone()) {
      if (state.isFailed()) {
        throw new FinalFailure(FAILED, state.failure());
      }
      watch.report(state.progress(watch));
      pace.pause();
      state = new AutomationState(runs.get(id));
    }
    return Outcome.of(state.done());
  }

  @Override
  public Outcome revert(RunAutomation step, StepCall call, Watch watch) {
    throw new FinalFailure(
        FinalFailure.CANNOT_BE_PUT_BACK,
        "what document %s did%s is not known to Lifeboat; see by hand what is to be undone"
            .formatted(
                step.document(), execution(call).map(id -> " in automation " + id).orElse("")));
  }

  private static Inspection judge(AutomationState state, Watch watch) {
    if (state.isDone()) {
      return Inspection.alreadyDone(state.done(), Map.of());
    }
    return state.isFailed()
        ? Inspection.ready(
            state.failure() + "; it is run anew",
            Map.of(AFTER, state.execution().automationExecutionId()))
        : Inspection.inProgress(state.progress(watch), Map.of());
  }

  private static Optional<String> execution(StepCall call) {
    return Optional.ofNullable(call.facts().get(EXECUTION));
  }
}
