package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What people may order of a single step, and when. */
final class StepOrders {
  private final Run run;
  private final StepRunner runner;
  private final Refusals refusals;
  private final UndoOrders undo;

  StepOrders(Run run, StepRunner runner, Refusals refusals, UndoOrders undo) {
    this.run = run;
    this.runner = runner;
    this.refusals = refusals;
    this.undo = undo;
  }

  PersonsOrder retry(StepOrder order) {
    return order("retry", order, false, this::whyNotRetry, this::again);
  }

  PersonsOrder skip(StepOrder order) {
    return order("skip", order, true, this::whyNotSkip, track -> skip(track, order));
  }

  PersonsOrder revert(StepOrder order) {
    return order("revert", order, true, this::whyNotRevert, runner::startRevert);
  }

  private PersonsOrder order(
      String word,
      StepOrder order,
      boolean needsReason,
      Function<StepTrack, Optional<String>> whyNot,
      Consumer<StepTrack> effect) {
    return new PersonsOrder(
        word,
        order.step().isBlank() ? Story.RUN : order.step(),
        order.who(),
        order.reason(),
        () ->
            refusals
                .whyNotAnything()
                .or(() -> whyNotStep(order, whyNot))
                .or(() -> needsReason ? Refusals.withoutReason(order.reason()) : Optional.empty()),
        () -> run.board().find(order.step()).ifPresent(effect));
  }

  private Optional<String> whyNotStep(
      StepOrder order, Function<StepTrack, Optional<String>> whyNot) {
    return run.board()
        .find(order.step())
        .map(whyNot)
        .orElseGet(
            () ->
                Optional.of(
                    "there is no step '%s'; the steps are %s"
                        .formatted(
                            order.step(),
                            Sentences.list(
                                run.board().all().stream().map(StepTrack::id).toList()))));
  }

  private Optional<String> whyNotRetry(StepTrack track) {
    return run.undoing()
        .map(undoing -> undo.whyNotRetry(undoing, track))
        .orElseGet(
            () ->
                refuseIf(
                    !track.needsAPerson() || track.isCompanion(),
                    track,
                    "only a failed or reverted step"));
  }

  private void again(StepTrack track) {
    run.undoing()
        .ifPresentOrElse(undoing -> undoing.again(track), () -> track.again("to be tried again"));
  }

  private Optional<String> whyNotSkip(StepTrack track) {
    if (run.undoing().isPresent()) {
      return undo.whyNotLeave(run.undoing().get(), track);
    }
    if (track.isGate()) {
      return Optional.of("a gate is not skipped: approve it, open it again with retry, or abort");
    }
    return refuseIf(
        !track.needsAPerson() && track.state() != StepState.DEFERRED,
        track,
        "only a failed, reverted or deferred step");
  }

  private void skip(StepTrack track, StepOrder order) {
    String sentence = "skipped by %s: %s".formatted(order.who(), order.reason());
    if (run.undoing().isPresent()) {
      undo.leave(run.undoing().get(), track, sentence);
    } else if (track.isBusy()) {
      track.interrupt(sentence, () -> skipped(track, sentence));
    } else {
      skipped(track, sentence);
    }
  }

  private void skipped(StepTrack track, String sentence) {
    track.endAsException(StepState.SKIPPED, sentence);
    run.changed();
  }

  private Optional<String> whyNotRevert(StepTrack track) {
    if (run.puttingBack().isPresent()) {
      return undo.whyNotAnythingElse();
    }
    if (track.isTelling()) {
      return Optional.of("what was told cannot be taken back");
    }
    if (track.isMove()) {
      return Optional.of(UndoOrders.ofItsOwn(track));
    }
    if (!track.isChange()) {
      return Optional.of(track.id() + " changes nothing, so there is nothing to put back");
    }
    if ((track.isDone() || track.state() == StepState.FAILED) && !track.isAsked()) {
      return Optional.of("this run has not changed %s: %s".formatted(track.id(), track.sentence()));
    }
    if (track.isDone()) {
      return whyNotRevertDone(track);
    }
    return refuseIf(track.state() != StepState.FAILED, track, "only a failed or done step");
  }

  private Optional<String> whyNotRevertDone(StepTrack track) {
    if (run.state() != RunState.PAUSED) {
      return Optional.of("pause the run before putting back what is done");
    }
    return run.board().allDependantsOf(track).stream()
        .filter(next -> (next.isChange() && next.isAsked()) || next.isBusy())
        .findFirst()
        .map(next -> "put back " + next.id() + " first; it stands on " + track.id());
  }

  private static Optional<String> refuseIf(boolean wrong, StepTrack track, String which) {
    return wrong
        ? Optional.of(
            "%s can be taken; %s is %s"
                .formatted(which, track.id(), Sentences.word(track.state().name())))
        : Optional.empty();
  }
}
