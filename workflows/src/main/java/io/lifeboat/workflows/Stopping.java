package io.lifeboat.workflows;

import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.run.StepState;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;

/** Stops a run safely: nothing new begins, and what was under way is looked at once more. */
final class Stopping {
  private final Run run;
  private final StepActivities actions;
  private final GateKeeper gates;

  Stopping(Run run, StepActivities actions, GateKeeper gates) {
    this.run = run;
    this.actions = actions;
    this.gates = gates;
  }

  /** Returns when nothing is under way any more. */
  void stopWhatIsUnderWay(String why) {
    run.board().all(track -> track.isBusy() && !track.isMove()).forEach(track -> stop(track, why));
    Workflow.await(() -> !run.board().any(StepTrack::isBusy));
    lookOnceMoreAtWhatWasBegun();
    beginNothing();
  }

  void beginNothing() {
    run.board()
        .all(track -> track.state() == StepState.WAITING)
        .forEach(track -> track.end(StepState.NOT_RUN, "not begun, because the run stopped"));
  }

  /** It waited for its next try, but AWS had been asked before. */
  private void lookOnceMoreAtWhatWasBegun() {
    List<Promise<Void>> looks =
        run
            .board()
            .all(track -> track.state() == StepState.WAITING && track.isAsked() && !track.isMove())
            .stream()
            .map(track -> Async.procedure(this::seeHowItStands, track))
            .toList();
    Promise.allOf(looks).get();
  }

  private void stop(StepTrack track, String why) {
    switch (track.state()) {
      case OPEN -> track.interrupt(why, () -> closeGate(track, why));
      case INSPECTING -> track.interrupt(why, () -> stopLooking(track, why));
      case DEFERRED ->
          track.interrupt(why, () -> end(track, StepState.FAILED, "given up: " + track.sentence()));
      default -> track.interrupt(why, () -> lookOnceMore(track));
    }
  }

  private void closeGate(StepTrack track, String why) {
    gates.close(track, why);
    end(track, StepState.NOT_RUN, why);
  }

  private void stopLooking(StepTrack track, String why) {
    if (track.isAsked()) {
      lookOnceMore(track);
    } else {
      end(track, StepState.NOT_RUN, why);
    }
  }

  private void lookOnceMore(StepTrack track) {
    Workflow.newDetachedCancellationScope(() -> seeHowItStands(track)).run();
  }

  private void seeHowItStands(StepTrack track) {
    try {
      Inspection found = actions.lastLook(track);
      boolean done = found.state() == Inspection.State.ALREADY_DONE;
      end(
          track,
          done ? StepState.DONE : StepState.FAILED,
          (done ? "done when the run stopped: " : "the run stopped in the middle of it: ")
              + found.sentence());
    } catch (StepFailure unknown) {
      end(
          track,
          StepState.FAILED,
          "the run stopped in the middle of it, and how it stands could not be seen: "
              + unknown.sentence());
    }
  }

  private void end(StepTrack track, StepState last, String sentence) {
    track.end(last, sentence);
    run.tell(track.id(), sentence);
  }
}
