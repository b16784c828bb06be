package io.lifeboat.workflows;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.procedure.OnFailure;
import io.lifeboat.plan.run.StepState;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;

/** Looks at everything before anything is changed; what is impossible stops the run here. */
final class Survey {
  private final Run run;
  private final StepActivities actions;

  Survey(Run run, StepActivities actions) {
    this.run = run;
    this.actions = actions;
  }

  /** Returns when nothing speaks against going on, or when a person goes on or stops. */
  void look() {
    while (!run.isCutShort() && !unlooked().isEmpty()) {
      lookAt(unlooked());
      tellWhatWasFound();
      Workflow.await(() -> run.isCutShort() || (!run.isHeld() && !isHalted()));
    }
    run.surveyed();
  }

  private void lookAt(List<StepTrack> tracks) {
    tracks.forEach(StepTrack::survey);
    run.changed();
    Promise.allOf(tracks.stream().map(track -> Async.procedure(this::lookAt, track)).toList())
        .get();
  }

  private void lookAt(StepTrack track) {
    try {
      Inspection found = lookTwiceAtSilence(track);
      track.surveyed(found.sentence());
      if (found.state() == Inspection.State.IMPOSSIBLE && isDecisive(track)) {
        halt(track, found.sentence());
      }
    } catch (StepFailure failure) {
      track.surveyed("could not be looked at yet: " + failure.sentence());
      if (isDecisive(track) && !isExpected(failure)) {
        halt(track, failure.sentence());
      }
    }
  }

  /** Silence of another region than the one to leave may be a passing one. */
  private Inspection lookTwiceAtSilence(StepTrack track) {
    try {
      return actions.survey(track);
    } catch (StepFailure failure) {
      if (!failure.isRegionSilent() || isExpected(failure)) {
        throw failure;
      }
      return actions.surveyAgain(track);
    }
  }

  /**
   * That the region to leave is silent is what a forced run is for; that a worker is silent says
   * nothing of the step. A silent region to move to is no place to move to.
   */
  private boolean isExpected(StepFailure failure) {
    return run.mode() == Mode.FORCED
        && (failure.isSilenceOf(run.from()) || failure.isWorkerSilent());
  }

  /** A look that comes after changes may fail now and hold later. */
  private boolean isDecisive(StepTrack track) {
    return track.placed().onFailure() != OnFailure.CONTINUE
        && !(run.aim().alwaysPutsBack(run) && track.placed().onFailure() == OnFailure.ROLL_BACK)
        && (track.isChange() || !run.board().comesAfterAChange(track))
        && !isReadiedByAnother(track);
  }

  private boolean isReadiedByAnother(StepTrack track) {
    return run.board().any(other -> track.step().isReadiedBy(other.step()));
  }

  private void halt(StepTrack track, String why) {
    track.end(StepState.FAILED, why);
    run.tell(track.id(), "impossible, nothing has been changed: " + why);
  }

  private boolean isHalted() {
    return run.board().any(StepTrack::needsAPerson);
  }

  private List<StepTrack> unlooked() {
    return run.board()
        .all(
            track ->
                track.state() == StepState.WAITING
                    && !track.isLooked()
                    && !track.isGate()
                    && !track.isMove()
                    && !track.isLookedAtOnly()
                    && !track.placed().deferrable());
  }

  private void tellWhatWasFound() {
    if (!isHalted()) {
      run.tell(Story.RUN, "looked at everything; nothing speaks against going on");
    }
  }
}
