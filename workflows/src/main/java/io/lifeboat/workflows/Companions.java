package io.lifeboat.workflows;

import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.run.StepState;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Steps that accompany the run from its beginning to its end and never hold it up. */
final class Companions {
  private static final Duration BORNE = Duration.ofMinutes(1);

  private final Run run;
  private final StepActivities actions;
  private final StepRunner runner;

  Companions(Run run, StepActivities actions, StepRunner runner) {
    this.run = run;
    this.actions = actions;
    this.runner = runner;
  }

  void begin() {
    run.board().companions().forEach(this::begin);
  }

  /** Asks them to end, and takes what they saw. */
  void end() {
    if (run.board().companions().stream().noneMatch(StepTrack::isBusy)) {
      return;
    }
    run.board().companions().stream().filter(StepTrack::isBusy).forEach(this::end);
    Workflow.await(BORNE, () -> run.board().companions().stream().noneMatch(StepTrack::isBusy));
  }

  private void begin(StepTrack track) {
    track.begin();
    track.confirming();
    run.tell(track.id(), "begins: " + track.title());
    runner.inBackground(track, () -> accompany(track));
  }

  private void end(StepTrack track) {
    track.interrupt("the run has come to its end", () -> note(track, "it ended without an answer"));
  }

  private void accompany(StepTrack track) {
    try {
      Outcome seen = actions.accompany(track);
      track.learn(seen);
      track.end(StepState.DONE, seen.sentence());
      run.tell(track.id(), seen.sentence());
    } catch (StepFailure failure) {
      note(track, failure.sentence());
    }
  }

  private void note(StepTrack track, String why) {
    track.end(StepState.SKIPPED, "the run went on without it: " + why);
    run.tell(track.id(), track.sentence());
  }
}
