package io.lifeboat.simulator.fis;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Spread;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.FisTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.fis.model.ExperimentStatus;

/** Experiments of the Fault Injection Service: their faults are real ones of this estate. */
public final class FisEstate {
  private static final Spread STOPPING = Spread.seconds(2, 6);

  final Estate estate;
  private final List<RunningExperiment> experiments = new ArrayList<>();
  private final Map<String, RunningExperiment> byToken = new HashMap<>();

  /** The templates of the estate's world. */
  public FisEstate(Estate estate) {
    this.estate = estate;
  }

  Optional<FisTemplate> template(String region, String id) {
    return estate.world().fis().stream()
        .filter(template -> template.template().equals(id) && template.region().equals(region))
        .findFirst();
  }

  List<RunningExperiment> in(String region) {
    return experiments.stream().filter(each -> each.template.region().equals(region)).toList();
  }

  Optional<RunningExperiment> startedWith(String region, String token) {
    return Optional.ofNullable(byToken.get(region + " " + token));
  }

  RunningExperiment start(FisTemplate template, String token, Map<String, String> tags) {
    String id = "EXP%013d".formatted(experiments.size() + 1);
    RunningExperiment experiment = new RunningExperiment(id, template, tags, estate.now());
    experiments.add(experiment);
    byToken.put(template.region() + " " + token, experiment);
    estate.after(estate.roll("experiments begin", template.begins()), () -> begin(experiment));
    return experiment;
  }

  void stop(RunningExperiment experiment) {
    experiment.to(ExperimentStatus.STOPPING, "Experiment is stopping.", estate.now());
    estate.after(
        estate.roll("experiments stop", STOPPING),
        () -> end(experiment, ExperimentStatus.STOPPED, "Experiment was stopped by the user."));
  }

  private void begin(RunningExperiment experiment) {
    FisTemplate template = experiment.template;
    if (!experiment.is(ExperimentStatus.INITIATING)) {
      return;
    }
    if (template.fails() != null) {
      end(experiment, ExperimentStatus.FAILED, template.fails());
      return;
    }
    experiment.to(ExperimentStatus.RUNNING, "Experiment is running.", estate.now());
    happened(experiment, "experiment-running", "its faults are there");
    template.actions().forEach(action -> hit(template.region(), action));
    estate.after(
        longest(template),
        () -> {
          if (experiment.is(ExperimentStatus.RUNNING)) {
            end(experiment, ExperimentStatus.COMPLETED, "Experiment completed.");
          }
        });
  }

  private void end(RunningExperiment experiment, ExperimentStatus how, String why) {
    experiment.to(how, why, estate.now());
    experiment.template.actions().forEach(action -> mend(experiment.template.region(), action));
    happened(experiment, "experiment-ended", why);
  }

  private void hit(String region, FisTemplate.Action action) {
    switch (action.action()) {
      case FisTemplate.CUT_OFF -> estate.faults().cutOff(region);
      case FisTemplate.LATENCY, FisTemplate.PACKET_LOSS ->
          estate
              .faults()
              .degrade(region, action.service(), action.percent() / 100, action.slower());
      default -> {}
    }
  }

  private void mend(String region, FisTemplate.Action action) {
    switch (action.action()) {
      case FisTemplate.CUT_OFF -> estate.faults().reconnect(region);
      case FisTemplate.LATENCY, FisTemplate.PACKET_LOSS ->
          estate.faults().mend(region, action.service());
      default -> {}
    }
  }

  private void happened(RunningExperiment experiment, String what, String why) {
    FisTemplate template = experiment.template;
    estate.happened(
        new Where(template.region(), "fis", what, template.template()),
        "experiment %s of %s: %s".formatted(experiment.id, template.template(), why));
  }

  private static Duration longest(FisTemplate template) {
    return template.actions().stream()
        .map(FisTemplate.Action::lasts)
        .max(Duration::compareTo)
        .orElseThrow();
  }
}
