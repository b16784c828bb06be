package io.lifeboat.workflows;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.step.RunMove;
import java.util.Optional;

/** When a run may be put back or committed, and what people may order while it is put back. */
final class UndoOrders {
  private static final String A_RUN_OF_ITS_OWN =
      "a move is a run of its own: roll that one back, or run a failback";

  private final Run run;

  /** What stands in the way of putting a whole move back. */
  static String ofItsOwn(StepTrack track) {
    return ((RunMove) track.step())
        .other()
        .map(RecoveryPlan::application)
        .map(
            other ->
                "%s was moved by a run of its own, %s; run a failback"
                    .formatted(other, FailoverRequest.workflowId(other)))
        .orElse(A_RUN_OF_ITS_OWN);
  }

  UndoOrders(Run run) {
    this.run = run;
  }

  Optional<String> whyNotRollBack() {
    if (run.puttingBack().isPresent()) {
      return Optional.of("the run is rolling back already");
    }
    return whyItCannotGoBack(run);
  }

  /** Empty when everything that the run asked for can be put back. */
  static Optional<String> whyItCannotGoBack(Run run) {
    return run.board().all(StepTrack::isAsked).stream()
        .filter(StepTrack::isFinal)
        .findFirst()
        .map(
            track ->
                track.isMove()
                    ? ofItsOwn(track)
                    : track.title() + " cannot be put back; run a failback");
  }

  /** A clean-up stands in no move's way: only a person leaves behind what a drill made. */
  Optional<String> whyNotGivenUpFor(Order order) {
    return run.undoing().isPresent()
            && run.aim().alwaysPutsBack(run)
            && order.who().equals(Story.LIFEBOAT)
        ? Optional.of(
            "what the drill made is not left behind for it; the drill has stopped already")
        : Optional.empty();
  }

  Optional<String> whyNotCommit() {
    return run.state() == RunState.AWAITING_COMMIT
        ? Optional.empty()
        : Optional.of("the run does not wait to be committed");
  }

  /** While the run goes back, only what has failed takes orders. */
  Optional<String> whyNotAnythingElse() {
    return run.puttingBack()
        .map(why -> "the run is going back: " + why)
        .or(
            () ->
                run.state() == RunState.AWAITING_COMMIT
                    ? Optional.of("the run waits to be committed")
                    : Optional.empty());
  }

  Optional<String> whyNotRetry(Undoing undoing, StepTrack track) {
    return undoing.isFailed(track)
        ? Optional.empty()
        : Optional.of("only what could not be put back can be taken; " + track.id() + " is not so");
  }

  Optional<String> whyNotLeave(Undoing undoing, StepTrack track) {
    return undoing.isToCome(track)
        ? Optional.empty()
        : Optional.of("only what is to be put back can be left; " + track.id() + " is not so");
  }

  /** It stays as it is, and is listed. */
  void leave(Undoing undoing, StepTrack track, String sentence) {
    if (track.isBusy()) {
      track.interrupt(sentence, () -> left(undoing, track, sentence));
    } else {
      left(undoing, track, sentence);
    }
  }

  private void left(Undoing undoing, StepTrack track, String sentence) {
    undoing.leave(track);
    track.endAsException(StepState.SKIPPED, "not put back, " + sentence);
    run.changed();
  }
}
