package io.lifeboat.activities.fis;

import io.lifeboat.activities.AwsAction;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.EffectOnce;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pace;
import io.lifeboat.activities.Tokens;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.StartExperiment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.fis.model.Experiment;
import software.amazon.awssdk.services.fis.model.ExperimentStatus;
import software.amazon.awssdk.services.fis.model.ExperimentSummary;

/**
 * Starts an experiment, once: by its client token, and found again by its tag. One that broke off
 * is followed by another.
 *
 * <p>Needs the Fault Injection Service of the step's region, also to stop it again.
 */
public final class AwsStartExperiment implements AwsAction<StartExperiment> {
  private static final String BROKE_OFF = "ExperimentBrokeOff";
  private static final String EXPERIMENT = "experiment";

  private final AwsClients aws;

  public AwsStartExperiment(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<StartExperiment> step() {
    return StartExperiment.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Experiments.TEMPLATE, "whether the experiment's template is there"),
        new IamNeed(Experiments.LIST, "whether one runs already"),
        new IamNeed(Experiments.START, "to start it"),
        new IamNeed(Experiments.TAG, "to mark it as the run's"),
        new IamNeed(Experiments.GET, "whether it runs"),
        new IamNeed(Experiments.STOP, "to stop it again"));
  }

  @Override
  public Inspection inspect(StartExperiment step, StepCall call, Watch watch) {
    Experiments experiments = experiments(step, watch);
    return experiments.hasTemplate()
        ? judge(step, call, experiments.all())
        : Inspection.impossible(
            "there is no experiment template %s in %s; correct the plan"
                .formatted(step.template(), step.region()));
  }

  @Override
  public Outcome apply(StartExperiment step, StepCall call, Watch watch) {
    return EffectOnce.apply(
        watch, () -> inspect(step, call, watch), found -> start(step, call, watch));
  }

  @Override
  public Outcome confirm(StartExperiment step, StepCall call, Watch watch) {
    Experiments experiments = experiments(step, watch);
    String id = id(step, call, experiments);
    Pace pace = Pace.brisk(watch);
    Experiment experiment = experiments.get(id);
    while (!hasBegun(experiment)) {
      if (Experiments.isBrokenOff(experiment.state().status())) {
        throw new FinalFailure(
            BROKE_OFF,
            "experiment %s is %s: %s"
                .formatted(id, experiment.state().statusAsString(), experiment.state().reason()));
      }
      watch.report("experiment %s is %s".formatted(id, experiment.state().statusAsString()));
      pace.pause();
      experiment = experiments.get(id);
    }
    return Outcome.of(
        "experiment %s of %s runs since %s after it was asked for: %s"
            .formatted(
                id,
                step.name(),
                Figures.time(Duration.between(experiment.creationTime(), experiment.startTime())),
                Figures.count(experiment.actions().size(), "fault")));
  }

  @Override
  public Outcome revert(StartExperiment step, StepCall call, Watch watch) {
    Experiments experiments = experiments(step, watch);
    List<String> stopped =
        new Stopping(experiments, watch).stop(each -> Experiments.isOf(each, call));
    return Outcome.of(
        stopped.isEmpty()
            ? "no experiment that this step started runs any more"
            : "stopped experiment " + String.join(", ", stopped));
  }

  private Outcome start(StartExperiment step, StepCall call, Watch watch) {
    Experiments experiments = experiments(step, watch);
    // Broken off ones are counted: the token of one of these would start nothing.
    long brokenOff =
        experiments.all().stream()
            .filter(each -> Experiments.isOf(each, call))
            .filter(each -> Experiments.isBrokenOff(each.state().status()))
            .count();
    String id = experiments.start(Tokens.uuid(call, "experiment " + brokenOff), call);
    return new Outcome(
        "experiment %s of template %s begins in %s".formatted(id, step.template(), step.region()),
        Map.of(EXPERIMENT, id));
  }

  private static Inspection judge(
      StartExperiment step, StepCall call, List<ExperimentSummary> all) {
    Optional<ExperimentSummary> open = all.stream().filter(Experiments::isOpen).findFirst();
    if (open.isPresent()) {
      return judge(call, open.get());
    }
    return all.stream()
        .filter(each -> Experiments.isOf(each, call))
        .filter(each -> each.state().status() == ExperimentStatus.COMPLETED)
        .findFirst()
        .map(
            done ->
                Inspection.alreadyDone(
                    "experiment %s of this step has run to its end".formatted(done.id()), Map.of()))
        .orElseGet(
            () ->
                Inspection.ready(
                    "no experiment of template %s runs in %s"
                        .formatted(step.template(), step.region()),
                    Map.of()));
  }

  private static Inspection judge(StepCall call, ExperimentSummary open) {
    String words =
        "experiment %s, started by %s, is %s"
            .formatted(
                open.id(),
                Experiments.isOf(open, call) ? "this step" : "somebody else",
                open.state().statusAsString());
    if (Experiments.isStopping(open)) {
      return Inspection.impossible(words + "; retry when it has stopped");
    }
    return open.state().status() == ExperimentStatus.RUNNING
        ? Inspection.alreadyDone(words, Map.of(EXPERIMENT, open.id()))
        : Inspection.inProgress(words, Map.of(EXPERIMENT, open.id()));
  }

  private static String id(StartExperiment step, StepCall call, Experiments experiments) {
    return Optional.ofNullable(call.facts().get(EXPERIMENT))
        .or(
            () ->
                experiments.all().stream()
                    .filter(Experiments::isOpen)
                    .map(ExperimentSummary::id)
                    .findFirst())
        .orElseThrow(
            () ->
                new FinalFailure(
                    BROKE_OFF,
                    "no experiment of template %s runs in %s; retry the step"
                        .formatted(step.template(), step.region())));
  }

  private static boolean hasBegun(Experiment experiment) {
    return experiment.state().status() == ExperimentStatus.RUNNING
        || experiment.state().status() == ExperimentStatus.COMPLETED;
  }

  private Experiments experiments(StartExperiment step, Watch watch) {
    return new Experiments(aws, step.region(), step.template(), watch);
  }
}
