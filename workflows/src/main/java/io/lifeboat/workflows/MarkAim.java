package io.lifeboat.workflows;

import io.lifeboat.plan.step.WriteMarker;
import java.util.List;

/** Markers stand in the databases, so that a later failover can say what was lost. */
final class MarkAim implements Aim {
  @Override
  public String headline(Run run) {
    return "markers for " + run.request().plan().application();
  }

  @Override
  public boolean isReached(Run run) {
    return !written(run).isEmpty();
  }

  @Override
  public String reached(Run run) {
    return "Markers were written into " + Sentences.list(written(run));
  }

  @Override
  public String missed(Run run) {
    return "no marker was written";
  }

  private static List<String> written(Run run) {
    return run.board().all(StepTrack::isDone).stream()
        .map(StepTrack::step)
        .filter(WriteMarker.class::isInstance)
        .map(step -> ((WriteMarker) step).database())
        .toList();
  }
}
