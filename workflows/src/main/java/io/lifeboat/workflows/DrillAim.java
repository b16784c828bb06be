package io.lifeboat.workflows;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.run.Verdict;

/** A drill: nothing was found that would keep a real recovery from its objectives. */
final class DrillAim implements Aim {
  @Override
  public String headline(Run run) {
    return "%s drill of %s in %s"
        .formatted(depth(run), run.request().plan().application(), run.to());
  }

  @Override
  public boolean isReached(Run run) {
    return run.board().isFinished() && run.board().all().stream().noneMatch(StepTrack::isException);
  }

  @Override
  public String reached(Run run) {
    return "The " + headline(run) + " has passed";
  }

  @Override
  public String missed(Run run) {
    return "The " + headline(run) + " has failed";
  }

  @Override
  public Verdict verdict(Run run) {
    if (run.isStopping()) {
      return Verdict.STOPPED_SAFELY;
    }
    return isReached(run) ? Verdict.PASSED : Verdict.FAILED;
  }

  static DrillDepth depth(Run run) {
    return ((DrillRequest) run.request()).deep();
  }
}
