package io.lifeboat.workflows;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.run.StepState;
import java.util.Optional;

/**
 * Turns a graceful run into a forced one. What is done stays done; what is under way in the same
 * form goes on; what is under way in another form is cut off and looked at again; an approval of a
 * switchover is no approval of losing data, so gates are asked again. A move of another application
 * that is under way is forced itself.
 */
final class Forcing {
  private final Run run;
  private final GateKeeper gates;

  Forcing(Run run, GateKeeper gates) {
    this.run = run;
    this.gates = gates;
  }

  Optional<String> whyNot() {
    try {
      derive();
      return Optional.empty();
    } catch (IllegalArgumentException underivable) {
      return Optional.of("the plan has no forced procedure: " + underivable.getMessage());
    }
  }

  void force() {
    Procedure forced = derive();
    run.turnInto(forced);
    forced.steps().forEach(this::adopt);
    run.board().all(track -> !isIn(forced, track)).forEach(this::drop);
    run.tell(Story.RUN, "the run is forced from now on: " + Ending.headline(run));
  }

  private Procedure derive() {
    return ((FailoverRequest) run.request()).procedure(Mode.FORCED);
  }

  private void adopt(ProcedureStep forced) {
    run.board().find(forced.id()).ifPresent(track -> adopt(track, forced));
  }

  private void adopt(StepTrack track, ProcedureStep forced) {
    boolean same = track.step().equals(forced.step());
    if (track.isBusy() && track.isMove()) {
      track.replace(forced);
      return;
    }
    if (track.isBusy() && (track.isGate() || !same)) {
      track.interrupt("the run is forced", () -> again(track, forced));
      return;
    }
    boolean again = track.needsAPerson() ? track.isGate() || !same : isLookToRepeat(track, same);
    track.replace(forced);
    if (again || track.state() == StepState.WAITING) {
      track.again("to be looked at again, the run is forced");
    }
  }

  /** Evidence for what has not begun yet must be fresh. */
  private boolean isLookToRepeat(StepTrack track, boolean same) {
    return track.isDone()
        && !track.isChange()
        && (track.isGate() || !same)
        && run.board().dependantsOf(track).stream().anyMatch(next -> !next.isFinished());
  }

  private void again(StepTrack track, ProcedureStep forced) {
    gates.close(track, "closed unanswered: the run was forced, the gate is asked again");
    track.replace(forced);
    track.again("to be looked at again, the run is forced");
    run.changed();
  }

  private static boolean isIn(Procedure procedure, StepTrack track) {
    return procedure.steps().stream().anyMatch(step -> step.id().equals(track.id()));
  }

  private void drop(StepTrack track) {
    if (track.isBusy()) {
      track.interrupt("the run is forced", () -> dropped(track));
    } else if (!track.isFinished()) {
      dropped(track);
    }
  }

  /** What was begun is named afterwards: nobody has seen how it stands. */
  private void dropped(StepTrack track) {
    gates.close(track, "closed unanswered: the forced procedure has no such gate");
    if (track.isAsked()) {
      track.endAsException(
          StepState.SKIPPED, "cut off after it had begun: it is no part of the forced procedure");
    } else {
      track.end(StepState.NOT_RUN, "not part of the forced procedure");
    }
    run.tell(track.id(), track.sentence());
  }
}
