package io.lifeboat.workflows;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunState;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What people may order, and when. A signal that does not fit is recorded as refused; an update
 * that does not fit is refused at once with the same sentence.
 */
final class Orders {
  private final Run run;
  private final Forcing forcing;
  private final Refusals refusals;
  private final UndoOrders undo;
  private final GateOrders gates;
  private final StepOrders steps;

  Orders(Run run, StepRunner runner, Forcing forcing) {
    this.run = run;
    this.forcing = forcing;
    this.refusals = new Refusals(run);
    this.undo = new UndoOrders(run);
    this.gates = new GateOrders(run, refusals);
    this.steps = new StepOrders(run, runner, refusals, undo);
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
   * @throws ApplicationFailure named {@link Order#REFUSED} when it does not fit
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
              throw ApplicationFailure.newNonRetryableFailure(why, Order.REFUSED);
            });
  }

  PersonsOrder approve(GateAnswer answer) {
    return gates.approve(answer);
  }

  PersonsOrder reject(GateAnswer answer) {
    return gates.reject(answer);
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
    return steps.retry(order);
  }

  PersonsOrder skip(StepOrder order) {
    return steps.skip(order);
  }

  PersonsOrder revert(StepOrder order) {
    return steps.revert(order);
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
        () -> undo.whyNotRollBack().or(() -> Refusals.withoutReason(order.reason())),
        () -> rollBackNow(order));
  }

  PersonsOrder commit(Order order) {
    return ofRun("commit", order, undo::whyNotCommit, run::closeCommit);
  }

  private PersonsOrder ofRun(
      String word, Order order, Supplier<Optional<String>> whyNot, Runnable effect) {
    return new PersonsOrder(
        word,
        Story.RUN,
        order.who(),
        order.reason(),
        () -> refusals.whyNotAnything().or(whyNot),
        effect);
  }

  /** What goes back is not cut off, but what waits for a person on its way back can be left. */
  private Optional<String> whyNotAbort(Order order) {
    return Refusals.withoutReason(order.reason())
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
    return Refusals.withoutReason(order.reason()).or(forcing::whyNot);
  }

  private static String nameOf(PersonsOrder order) {
    return order.who().isBlank() ? "somebody" : order.who();
  }
}
