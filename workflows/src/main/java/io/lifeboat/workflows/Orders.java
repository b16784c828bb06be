package io.lifeboat.workflows;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What people may order, and when. A signal that does not fit is recorded as refused; an update
 * that does not fit is refused at once with the same sentence.
 */
final class Orders {
  /** The name of the failure with which an update is refused. */
  static final String REFUSED = "OrderRefused";

  private static final String NO_REASON = "say why: a \"reason\" is recorded with it";

  private final Run run;
  private final StepRunner runner;
  private final Forcing forcing;
  private final UndoOrders undo;

  Orders(Run run, StepRunner runner, Forcing forcing) {
    this.run = run;
    this.runner = runner;
    this.forcing = forcing;
    this.undo = new UndoOrders(run);
  }

  /** Does it, or records why not. */
  void take(PersonsOrder order) {
    Optional<String> refusal = order.refusal();
    if (refusal.isPresent()) {
      run.tell(
          order.subject(), nameOf(order), Story.REFUSED + order.sentence() + ": " + refusal.get());
    } else {
      run.tell(order.subject(), nameOf(order), order.sentence());
      order.effect().run();
      run.changed();
    }
  }

  /**
   * Does it.
   *
   * @throws ApplicationFailure named {@link #REFUSED} when it does not fit
   */
  void takeNow(PersonsOrder order) {
    check(order);
    take(order);
  }

  void check(PersonsOrder order) {
    order
        .refusal()
        .ifPresent(
            why -> {
              throw ApplicationFailure.newNonRetryableFailure(why, REFUSED);
            });
  }

  PersonsOrder approve(GateAnswer answer) {
    return ofGate("approve", answer, () -> whyNotApprove(answer), true);
  }

  PersonsOrder reject(GateAnswer answer) {
    return ofGate("reject", answer, () -> whyNotReject(answer), false);
  }

  PersonsOrder pause(Order order) {
    return ofRun(
        "pause",
        order,
        () ->
            undo.whyNotAnythingElse()
                .or(() -> run.held().map(held -> "the run is held already: " + held)),
        () -> run.hold("held by %s: %s".formatted(order.who(), order.reason())));
  }

  PersonsOrder resume(Order order) {
    return ofRun("resume", order, this::whyNotResume, this::resume);
  }

  PersonsOrder retry(StepOrder order) {
    return ofStep("retry", order, false, this::whyNotRetry, this::again);
  }

  PersonsOrder skip(StepOrder order) {
    return ofStep("skip", order, true, this::whyNotSkip, track -> skip(track, order));
  }

  PersonsOrder revert(StepOrder order) {
    return ofStep("revert", order, true, this::whyNotRevert, runner::startRevert);
  }

  PersonsOrder abort(Order order) {
    return ofRun("abort", order, () -> whyNotAbort(order), () -> abortNow(order));
  }

  PersonsOrder force(Order order) {
    return ofRun("force", order, () -> whyNotForce(order), forcing::force);
  }

  PersonsOrder rollBack(Order order) {
    return ofRun(
        "roll back",
        order,
        () -> undo.whyNotRollBack().or(() -> needsReason(order)),
        () -> rollBackNow(order));
  }

  PersonsOrder commit(Order order) {
    return ofRun("commit", order, undo::whyNotCommit, run::closeCommit);
  }

  private PersonsOrder ofRun(
      String word, Order order, Supplier<Optional<String>> whyNot, Runnable effect) {
    return new PersonsOrder(
        word, Story.RUN, order.who(), order.reason(), () -> whyNotAnything().or(whyNot), effect);
  }

  private PersonsOrder ofStep(
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
            whyNotAnything()
                .or(() -> whyNotStep(order, whyNot))
                .or(
                    () ->
                        needsReason && order.reason().isBlank()
                            ? Optional.of(NO_REASON)
                            : Optional.empty()),
        () -> run.board().find(order.step()).ifPresent(effect));
  }

  private PersonsOrder ofGate(
      String word, GateAnswer answer, Supplier<Optional<String>> whyNot, boolean approved) {
    return new PersonsOrder(
        word,
        answer.gate().isBlank() ? Story.RUN : answer.gate(),
        answer.who(),
        answer.reason(),
        () -> whyNotAnything().or(whyNot),
        () ->
            run.openGate(answer.gate())
                .ifPresent(gate -> gate.answer(answer.who(), approved, answer.reason())));
  }

  private Optional<String> whyNotAnything() {
    if (run.state() == RunState.ENDED) {
      return Optional.of("the run has ended");
    }
    return run.stopping()
        .filter(why -> run.undoing().isEmpty())
        .map(why -> "the run is stopping: " + why);
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

  private Optional<String> whyNotApprove(GateAnswer answer) {
    return whyNotAnswer(answer)
        .or(
            () ->
                run.openGate(answer.gate())
                    .filter(gate -> gate.hasAnswered(answer.who()))
                    .map(gate -> answer.who() + " has answered already; each person counts once"))
        .or(
            () ->
                run.openGate(answer.gate())
                    .filter(gate -> !gate.gate().initiatorMayApprove() && isInitiator(answer.who()))
                    .map(gate -> answer.who() + " started this run and may not approve it"));
  }

  private Optional<String> whyNotReject(GateAnswer answer) {
    return whyNotAnswer(answer)
        .or(() -> answer.reason().isBlank() ? Optional.of(NO_REASON) : Optional.empty());
  }

  private Optional<String> whyNotAnswer(GateAnswer answer) {
    return run.openGate(answer.gate())
        .map(gate -> whyNotAnswer(answer, gate))
        .orElseGet(() -> Optional.of(noSuchGate(answer.gate())));
  }

  private static Optional<String> whyNotAnswer(GateAnswer answer, OpenGate gate) {
    if (!gate.isOpen() || gate.isAnswered()) {
      return Optional.of("gate " + gate.id() + " has been answered");
    }
    if (!gate.names(answer.who())) {
      return Optional.of(
          "%s is not among the approvers of %s: %s"
              .formatted(answer.who(), gate.id(), Sentences.list(gate.gate().approvers())));
    }
    if (!gate.code().equalsIgnoreCase(answer.code().strip())) {
      return Optional.of(
          "code '%s' is not that of %s as it is open now; look at its evidence again and quote the code shown there"
              .formatted(answer.code(), gate.id()));
    }
    return Optional.empty();
  }

  private String noSuchGate(String name) {
    return run.openGates().isEmpty()
        ? "gate '" + name + "' is not open; no gate is open now"
        : "gate '%s' is not open; open is %s"
            .formatted(name, Sentences.list(run.openGates().stream().map(OpenGate::id).toList()));
  }

  private boolean isInitiator(String who) {
    return OpenGate.isSamePerson(run.request().initiator(), who);
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

  /** What goes back is not cut off, but what waits for a person on its way back can be left. */
  private Optional<String> whyNotAbort(Order order) {
    return needsReason(order)
        .or(
            () ->
                run.puttingBack()
                    .filter(why -> run.state() != RunState.PAUSED)
                    .map(why -> "the run is going back and ends by itself: " + why))
        .or(() -> undo.whyNotGivenUpFor(order));
  }

  private void abortNow(Order order) {
    run.undoing().ifPresent(Undoing::giveUp);
    run.cutShortByPeople();
    run.stop("stopped by %s: %s".formatted(order.who(), order.reason()));
  }

  private void rollBackNow(Order order) {
    run.cutShortByPeople();
    run.rollBack("ordered by %s: %s".formatted(order.who(), order.reason()));
  }

  private static Optional<String> needsReason(Order order) {
    return order.reason().isBlank() ? Optional.of(NO_REASON) : Optional.empty();
  }

  private Optional<String> whyNotResume() {
    if (run.puttingBack().isPresent()) {
      return undo.whyNotAnythingElse();
    }
    boolean halted = run.isSurveying() && run.board().any(StepTrack::needsAPerson);
    return run.isHeld() || halted
        ? Optional.empty()
        : Optional.of("nobody holds the run; a failed step takes retry, skip or revert");
  }

  /** In the survey it also means: go on although something looks impossible. */
  private void resume() {
    run.release();
    if (run.isSurveying()) {
      run.board()
          .all(StepTrack::needsAPerson)
          .forEach(track -> track.surveyed("goes on although: " + track.sentence()));
    }
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

  private Optional<String> whyNotForce(Order order) {
    if (!(run.request() instanceof FailoverRequest)) {
      return Optional.of("only a failover can be forced");
    }
    if (undo.whyNotAnythingElse().isPresent()) {
      return undo.whyNotAnythingElse();
    }
    if (run.mode() == Mode.FORCED) {
      return Optional.of("the run is forced already");
    }
    return order.reason().isBlank() ? Optional.of(NO_REASON) : forcing.whyNot();
  }

  private static Optional<String> refuseIf(boolean wrong, StepTrack track, String which) {
    return wrong
        ? Optional.of(
            "%s can be taken; %s is %s"
                .formatted(which, track.id(), Sentences.word(track.state().name())))
        : Optional.empty();
  }

  private static String nameOf(PersonsOrder order) {
    return order.who().isBlank() ? "somebody" : order.who();
  }
}
