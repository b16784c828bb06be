package io.lifeboat.workflows;

import io.lifeboat.plan.step.RollBackEcs;

/** A service runs an earlier release again, and its region is healthy with it. */
final class ReleaseAim implements Aim {
  @Override
  public String headline(Run run) {
    return "rollback of %s in %s".formatted(service(run), run.to());
  }

  @Override
  public boolean isReached(Run run) {
    return run.board().all().stream().allMatch(StepTrack::isDone);
  }

  @Override
  public String reached(Run run) {
    return "%s in %s runs the earlier release again: %s"
        .formatted(service(run), run.to(), run.board().all().get(0).sentence());
  }

  @Override
  public String missed(Run run) {
    return service(run) + " has not been seen to be healthy with the earlier release";
  }

  private static String service(Run run) {
    return run.board().all().stream()
        .map(StepTrack::step)
        .filter(RollBackEcs.class::isInstance)
        .map(step -> ((RollBackEcs) step).name())
        .findFirst()
        .orElseGet(() -> run.request().plan().application());
  }
}
