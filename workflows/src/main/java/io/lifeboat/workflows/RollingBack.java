package io.lifeboat.workflows;

import io.temporal.workflow.Workflow;

/**
 * Puts back everything that the run asked for, what came last first; what does not stand on each
 * other goes side by side. What cannot be put back waits for a person: nothing is left in silence.
 */
final class RollingBack {
  private static final int SILENT_WORKERS_BORNE = 2;

  private final Run run;
  private final StepActivities actions;
  private final StepRunner runner;

  RollingBack(Run run, StepActivities actions, StepRunner runner) {
    this.run = run;
    this.actions = actions;
    this.runner = runner;
  }

  /** Returns when all of it is put back or left standing by a person. */
  void putBack() {
    Undoing undoing = run.beginUndoing();
    run.changed();
    while (!undoing.isOver() && !undoing.isGivenUp()) {
      undoing.ready(run.board()).forEach(track -> start(undoing, track));
      Workflow.await(
          () -> undoing.isGivenUp() || undoing.isOver() || isMoreReady(undoing) || isBroken());
      run.failTheTaskIfBroken();
    }
    cutOff(undoing);
  }

  private boolean isMoreReady(Undoing undoing) {
    return !undoing.ready(run.board()).isEmpty();
  }

  private boolean isBroken() {
    return run.broken().isPresent();
  }

  private void start(Undoing undoing, StepTrack track) {
    undoing.begins(track);
    track.reverting();
    run.tell(track.id(), "goes back: " + track.step().undo());
    runner.inBackground(track, () -> putBack(undoing, track));
  }

  private void putBack(Undoing undoing, StepTrack track) {
    try {
      track.putBack(revertUntilAWorkerAnswers(track));
      undoing.done(track);
      run.tell(track.id(), track.sentence());
    } catch (StepFailure failure) {
      StepRunner.unlessInterrupted(track, () -> fail(undoing, track, failure));
    }
  }

  private String revertUntilAWorkerAnswers(StepTrack track) {
    for (int silent = 1; silent <= SILENT_WORKERS_BORNE; silent++) {
      try {
        return revert(track);
      } catch (StepFailure failure) {
        if (!failure.isWorkerSilent() || track.isInterrupted()) {
          throw failure;
        }
        track.reverting();
        run.tell(track.id(), failure.sentence() + "; trying again");
      }
    }
    return revert(track);
  }

  /** What a drill made is removed with the server's own patience, however long AWS takes. */
  private String revert(StepTrack track) {
    return (run.aim().alwaysPutsBack(run) ? actions.revertForEver(track) : actions.revert(track))
        .sentence();
  }

  private void fail(Undoing undoing, StepTrack track, StepFailure failure) {
    undoing.failed(track);
    track.failedToGoBack("could not be put back: " + failure.sentence());
    run.tell(track.id(), track.sentence());
  }

  private void cutOff(Undoing undoing) {
    undoing
        .underWay()
        .forEach(
            track ->
                track.interrupt(
                    "given up",
                    () -> track.failedToGoBack("given up while it was being put back")));
    Workflow.await(() -> !run.board().any(StepTrack::isBusy));
  }
}
