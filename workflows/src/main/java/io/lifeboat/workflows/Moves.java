package io.lifeboat.workflows;

import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.step.RunMove;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whole moves as steps: of the application itself in a drill, of another one in a move. They are
 * started as runs of their own, and followed to their end. One that waits for a person fails its
 * step, which goes on by itself when the move does.
 */
final class Moves implements MoveNewsListener {
  private final Run run;
  private final StepRunner runner;
  private final Map<StepTrack, OtherMove> begun = new LinkedHashMap<>();
  private final Map<StepTrack, OtherMove> aborted = new LinkedHashMap<>();
  private boolean listening;

  Moves(Run run, StepRunner runner) {
    this.run = run;
    this.runner = runner;
  }

  void start(StepTrack track) {
    runner.start(track, this::follow);
  }

  /** Tells those to stop that nobody follows, since they wait for people. */
  void abortTheRest() {
    begun.forEach(
        (track, move) -> {
          if (!move.isEnded() && !track.isBusy() && track.state() != StepState.SKIPPED) {
            move.abort(stopping());
            aborted.put(track, move);
          }
        });
  }

  /** Returns when these have ended. */
  void awaitTheRest() {
    aborted.forEach(
        (track, move) -> {
          try {
            MoveEnd.take(run, track, move.end().get());
          } catch (ChildWorkflowFailure failure) {
            track.end(StepState.FAILED, MoveEnd.failure(run, track, failure).sentence());
          } catch (StepFailure stopped) {
            track.end(StepState.FAILED, stopped.sentence());
          }
        });
  }

  /** What a person went on without, and what is therefore still under way. */
  void nameWhatGoesOn() {
    begun.values().stream()
        .filter(move -> !move.isEnded())
        .forEach(
            move ->
                run.leaveToDo(
                    "see to %s, whose move is still under way in %s"
                        .formatted(move.application(), move.workflowId())));
  }

  @Override
  public void moveNews(MoveNews news) {
    begun.forEach(
        (track, move) -> {
          if (move.workflowId().equals(news.workflowId())) {
            move.learn(news);
            goOn(track, move);
          }
        });
  }

  private void follow(StepTrack track) {
    try {
      OtherMove move = underWay(track).orElseGet(() -> begin(track));
      seeToItsEnd(track, move);
      MoveEnd.take(run, track, move.end().get());
    } catch (ChildWorkflowFailure failure) {
      throw MoveEnd.failure(run, track, failure);
    }
  }

  private Optional<OtherMove> underWay(StepTrack track) {
    return Optional.ofNullable(begun.get(track)).filter(move -> !move.isEnded());
  }

  private OtherMove begin(StepTrack track) {
    RunMove step = (RunMove) track.step();
    OtherMove move = MoveStart.of(run, step);
    track.applying();
    run.changed();
    move.begin();
    begun.put(track, move);
    if (step.other().isPresent()) {
      listen();
      move.end().handle((record, failure) -> goOn(track, move));
    }
    return move;
  }

  private void listen() {
    if (!listening) {
      Workflow.registerListener(this);
      listening = true;
    }
  }

  private void seeToItsEnd(StepTrack track, OtherMove move) {
    while (!move.isEnded() && !run.isCutShort()) {
      if (isTurned(track, move)) {
        move.turnInto((RunMove) track.step(), forcing());
      }
      if (move.paused().isPresent()) {
        throw StepFailure.impossible(waiting(move));
      }
      deferWhenServed(track, move);
      Workflow.await(
          () ->
              move.isEnded()
                  || run.isCutShort()
                  || move.paused().isPresent()
                  || (move.served().isPresent() && track.state() != StepState.DEFERRED)
                  || isTurned(track, move));
    }
    if (!move.isEnded() && !move.abort(stopping())) {
      run.tell(Story.RUN, "the move could not be told to stop, for it has ended");
    }
  }

  /** What comes after it does not wait until a lost region can be fenced. */
  private void deferWhenServed(StepTrack track, OtherMove move) {
    if (move.served().isPresent() && track.state() != StepState.DEFERRED) {
      track.defer(move.application() + ": " + move.served().get(), false);
      run.tell(track.id(), track.sentence());
    }
  }

  private static boolean isTurned(StepTrack track, OtherMove move) {
    return move.isOtherThan((RunMove) track.step());
  }

  /** What failed because it waited for a person waits no more. */
  private Void goOn(StepTrack track, OtherMove move) {
    boolean waits = track.state() == StepState.FAILED && !track.isBusy();
    if (waits && !run.isCutShort() && (move.isEnded() || move.paused().isEmpty())) {
      track.again(move.application() + " goes on in its own run");
      run.tell(track.id(), track.sentence());
    }
    return null;
  }

  private Order stopping() {
    return new Order(run.request().workflowId(), Ending.reason(run));
  }

  private Order forcing() {
    return new Order(run.request().workflowId(), "the run that it is a step of is forced");
  }

  private static String waiting(OtherMove move) {
    return "%s waits for a person in its own run, %s: %s See to it there; this goes on when that does"
        .formatted(move.application(), move.workflowId(), move.paused().orElse(""));
  }
}
