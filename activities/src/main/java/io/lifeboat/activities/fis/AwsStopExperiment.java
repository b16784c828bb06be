package io.lifeboat.activities.fis;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.StopExperiment;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.fis.model.ExperimentSummary;

/**
 * Stops the experiments of a template, whoever started them; stopping a stopped one changes
 * nothing.
 *
 * <p>Needs the Fault Injection Service of the step's region.
 */
public final class AwsStopExperiment implements AwsAction<StopExperiment> {
  private final AwsClients aws;

  public AwsStopExperiment(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<StopExperiment> step() {
    return StopExperiment.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Experiments.LIST, "which experiments run"),
        new IamNeed(Experiments.STOP, "to stop them"));
  }

  @Override
  public Inspection inspect(StopExperiment step, StepCall call, Watch watch) {
    List<ExperimentSummary> open = stopping(step, watch).open(each -> true);
    if (open.isEmpty()) {
      return Inspection.alreadyDone(
          "no experiment of template %s runs in %s".formatted(step.template(), step.region()),
          Map.of());
    }
    String words =
        open.stream()
            .map(each -> "experiment %s is %s".formatted(each.id(), each.state().statusAsString()))
            .collect(Collectors.joining(", "));
    return open.stream().allMatch(Experiments::isStopping)
        ? Inspection.inProgress(words, Map.of())
        : Inspection.ready(words, Map.of());
  }

  @Override
  public Outcome apply(StopExperiment step, StepCall call, Watch watch) {
    Stopping stopping = stopping(step, watch);
    List<ExperimentSummary> open = stopping.open(each -> true);
    stopping.ask(open);
    return Outcome.of(
        open.isEmpty()
            ? "nothing is to be stopped"
            : "asked to stop experiment "
                + open.stream().map(ExperimentSummary::id).collect(Collectors.joining(", ")));
  }

  @Override
  public Outcome confirm(StopExperiment step, StepCall call, Watch watch) {
    stopping(step, watch).awaitNone(each -> true);
    return Outcome.of(
        "no experiment of template %s runs in %s any more"
            .formatted(step.template(), step.region()));
  }

  @Override
  public Outcome revert(StopExperiment step, StepCall call, Watch watch) {
    throw new FinalFailure(
        FinalFailure.CANNOT_BE_PUT_BACK,
        "a stopped experiment is not started again; start %s by hand if its faults are wanted"
            .formatted(step.name()));
  }

  private Stopping stopping(StopExperiment step, Watch watch) {
    return new Stopping(new Experiments(aws, step.region(), step.template(), watch), watch);
  }
}
