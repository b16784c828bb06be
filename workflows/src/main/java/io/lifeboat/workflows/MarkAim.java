package io.lifeboat.workflows;

import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.WriteDynamoDbMarker;
import io.lifeboat.plan.step.WriteMarker;
import java.util.List;
import java.util.Optional;

/** Markers stand in the databases and tables, so that a later failover can say what was lost. */
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
        .flatMap(track -> marked(track.step()).stream())
        .toList();
  }

  private static Optional<String> marked(Step step) {
    if (step instanceof WriteMarker database) {
      return Optional.of(database.database());
    }
    return step instanceof WriteDynamoDbMarker table
        ? Optional.of(table.table())
        : Optional.empty();
  }
}
