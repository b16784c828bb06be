package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;

/** Where a run stands, in one word, by all that is known of it. */
final class Standing {
  private Standing() {}

  static RunState of(Run run) {
    if (run.endedAt().isPresent()) {
      return RunState.ENDED;
    }
    if (run.puttingBack().isPresent()) {
      return isHaltedOnTheWayBack(run) ? RunState.PAUSED : RunState.ROLLING_BACK;
    }
    if (!run.isStopping() && (run.isHeld() || run.board().any(StepTrack::needsAPerson))) {
      return RunState.PAUSED;
    }
    if (run.isAwaitingCommit()) {
      return RunState.AWAITING_COMMIT;
    }
    if (run.isSurveying()) {
      return RunState.LOOKING;
    }
    if (!run.openGates().isEmpty() && !run.board().any(StepTrack::isWorking)) {
      return RunState.WAITING_FOR_APPROVAL;
    }
    boolean onlyDeferred = run.board().isFinishedButForDeferred() && !run.board().isFinished();
    return onlyDeferred ? RunState.FENCING : RunState.RUNNING;
  }

  /** Users wait because people do. */
  static boolean isHeldUpByPeople(Run run) {
    boolean waiting =
        !run.waitingForAPerson().isEmpty()
            || run.board().any(track -> track.state() == StepState.OPEN)
            || (run.isHeld() && !run.board().ready().isEmpty());
    return waiting
        && run.endedAt().isEmpty()
        && !run.board().any(StepTrack::isWorking)
        && !Times.isServed(run);
  }

  private static boolean isHaltedOnTheWayBack(Run run) {
    return run.undoing()
        .map(back -> !back.isGivenUp() && !back.failed().isEmpty() && back.underWay().isEmpty())
        .orElse(false);
  }
}
