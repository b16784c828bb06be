package io.lifeboat.activities.fis;

import io.lifeboat.activities.Figures;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.action.Watch;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.fis.model.ExperimentSummary;

/** Stops experiments and waits until they have: until then their faults may be there. */
record Stopping(Experiments experiments, Watch watch) {
  /** The ids of those that were asked to stop, or were stopping. */
  List<String> stop(Predicate<ExperimentSummary> which) {
    List<ExperimentSummary> open = open(which);
    ask(open);
    awaitNone(which);
    return open.stream().map(ExperimentSummary::id).toList();
  }

  void ask(List<ExperimentSummary> open) {
    open.stream()
        .filter(each -> !Experiments.isStopping(each))
        .forEach(each -> experiments.stop(each.id()));
  }

  void awaitNone(Predicate<ExperimentSummary> which) {
    Pace pace = Pace.brisk(watch);
    List<ExperimentSummary> left = open(which);
    while (!left.isEmpty()) {
      watch.report(
          "%s still to stop after %s"
              .formatted(Figures.count(left.size(), "experiment"), Figures.time(pace.waited())));
      pace.pause();
      left = open(which);
    }
  }

  List<ExperimentSummary> open(Predicate<ExperimentSummary> which) {
    return experiments.all().stream().filter(Experiments::isOpen).filter(which).toList();
  }
}
