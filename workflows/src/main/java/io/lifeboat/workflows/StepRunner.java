package io.lifeboat.workflows;

import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.workflows.StepOptions.Patience;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out one step: look, ask, verify; what fails waits for a person. */
final class StepRunner {
  private static final int SILENT_WORKERS_BORNE = 2;

  /** An action that never comes to its last way is wrong. */
  private static final int MOST_WAYS = 5;

  private final Run run;
  private final StepActivities actions;

  StepRunner(Run run, StepActivities actions) {
    this.run = run;
    this.actions = actions;
  }

  void start(StepTrack track) {
    start(track, this::tryUntilAWorkerAnswers);
  }

  /** The same for a step that is carried out in another way. */
  void start(StepTrack track, Consumer<StepTrack> work) {
    track.begin();
    run.tell(track.id(), "begins: " + track.title());
    inBackground(track, () -> carryOut(track, work));
  }

  void startRevert(StepTrack track) {
    track.reverting();
    run.changed();
    inBackground(track, () -> putBack(track));
  }

  void inBackground(StepTrack track, Runnable work) {
    track.workIn(Workflow.newCancellationScope(() -> interruptible(track, work)));
    Async.procedure(track::work).exceptionally(run::broken);
  }

  private void interruptible(StepTrack track, Runnable work) {
    try {
      work.run();
    } catch (CanceledFailure interrupted) {
      track.stopped();
    }
  }

  private void carryOut(StepTrack track, Consumer<StepTrack> work) {
    try {
      work.accept(track);
    } catch (StepFailure failure) {
      unlessInterrupted(track, () -> fail(track, failure));
    }
  }

  /** A call that was waited for although it was cut off may fail; it counts as cut off. */
  static void unlessInterrupted(StepTrack track, Runnable then) {
    if (track.isInterrupted()) {
      track.stopped();
    } else {
      then.run();
    }
  }

  /** A budget that ran out because no worker was there says nothing about the step. */
  private void tryUntilAWorkerAnswers(StepTrack track) {
    for (int silent = 1; silent <= SILENT_WORKERS_BORNE; silent++) {
      try {
        tryOrDefer(track);
        return;
      } catch (StepFailure failure) {
        if (!failure.isWorkerSilent() || track.isInterrupted()) {
          throw failure;
        }
        track.begin();
        run.tell(track.id(), failure.sentence() + "; looking again");
      }
    }
    tryOrDefer(track);
  }

  private void tryOrDefer(StepTrack track) {
    if (!track.placed().deferrable()) {
      lookAskVerify(track, Patience.BUDGET);
      return;
    }
    if (comesAfterSilence(track)) {
      defer(track, "comes after what a silent region holds up", true);
      return;
    }
    try {
      lookAskVerify(track, Patience.UNTIL_DEFERRED);
    } catch (StepFailure failure) {
      if (failure.isFinal() || track.isInterrupted()) {
        throw failure;
      }
      defer(track, failure.sentence(), failure.isRegionSilent());
    }
  }

  /** The same silence is not waited for twice. */
  private boolean comesAfterSilence(StepTrack track) {
    return run.board().needsOf(track).stream().anyMatch(StepTrack::isDeferredBySilence);
  }

  private void defer(StepTrack track, String why, boolean regionIsSilent) {
    track.defer(why + "; the run goes on and keeps trying", regionIsSilent);
    run.tell(track.id(), track.sentence());
    lookAskVerify(track, Patience.FOR_EVER);
  }

  private void lookAskVerify(StepTrack track, Patience patience) {
    for (int way = 1; way < MOST_WAYS; way++) {
      try {
        goOneWay(track, patience);
        return;
      } catch (StepFailure failure) {
        if (!failure.isAnotherWayLeft() || track.isInterrupted()) {
          throw failure;
        }
        run.tell(track.id(), failure.sentence());
      }
    }
    goOneWay(track, patience);
  }

  private void goOneWay(StepTrack track, Patience patience) {
    Inspection found = actions.inspect(track, patience);
    track.learn(found);
    if (track.isLookedAtOnly() && found.state() != Inspection.State.IMPOSSIBLE) {
      end(track, StepState.DONE, found.sentence());
      return;
    }
    switch (found.state()) {
      case ALREADY_DONE -> end(track, StepState.ALREADY_DONE, found.sentence());
      case IMPOSSIBLE -> throw StepFailure.impossible(found.sentence());
      case IN_PROGRESS -> verify(track, patience);
      case READY -> {
        if (track.isAsking()) {
          ask(track, patience);
        }
        verify(track, patience);
      }
    }
  }

  private void ask(StepTrack track, Patience patience) {
    track.applying();
    run.changed();
    track.accepted(actions.apply(track, patience));
    run.tell(track.id(), track.sentence());
  }

  private void verify(StepTrack track, Patience patience) {
    track.confirming();
    run.changed();
    Outcome outcome = actions.confirm(track, patience);
    track.learn(outcome);
    track.verified(outcome.sentence());
    run.tell(track.id(), outcome.sentence());
  }

  private void putBack(StepTrack track) {
    try {
      track.putBack(actions.revert(track).sentence());
      run.tell(track.id(), track.sentence());
    } catch (StepFailure failure) {
      unlessInterrupted(
          track,
          () -> end(track, StepState.FAILED, "could not be put back: " + failure.sentence()));
    }
  }

  private void end(StepTrack track, StepState last, String sentence) {
    track.end(last, sentence);
    run.tell(track.id(), sentence);
  }

  private void fail(StepTrack track, StepFailure failure) {
    track.failed(failure.sentence());
    switch (track.placed().onFailure()) {
      case CONTINUE -> {
        track.endAsException(
            StepState.SKIPPED, "failed, the run goes on without it: " + failure.sentence());
        run.tell(track.id(), track.sentence());
      }
      case PAUSE -> end(track, StepState.FAILED, failure.sentence());
      case ROLL_BACK -> rollBack(track, failure);
      case ABORT -> {
        end(track, StepState.FAILED, failure.sentence());
        run.stop("the plan says to stop when " + track.id() + " fails");
      }
    }
  }

  /** What cannot go back any more waits for a person instead. */
  private void rollBack(StepTrack track, StepFailure failure) {
    Optional<String> impossible = UndoOrders.whyItCannotGoBack(run);
    if (impossible.isPresent()) {
      String sentence = "%s; the plan says to roll back, but %s";
      end(track, StepState.FAILED, sentence.formatted(failure.sentence(), impossible.get()));
    } else {
      end(track, StepState.FAILED, failure.sentence());
      run.rollBack("%s failed: %s".formatted(track.id(), failure.sentence()));
    }
  }
}
