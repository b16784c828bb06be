package io.lifeboat.workflows;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import java.util.ArrayList;
import java.util.List;

/** What a person can do now, in the words of the command line. */
final class Choices {
  private Choices() {}

  static List<String> of(Run run) {
    if (run.puttingBack().isPresent()) {
      return onTheWayBack(run);
    }
    if (run.state() == RunState.ENDED || run.isStopping()) {
      return List.of();
    }
    if (run.state() == RunState.AWAITING_COMMIT) {
      return List.of("commit", "roll-back", "abort");
    }
    List<String> choices = new ArrayList<>();
    for (OpenGate gate : run.openGates()) {
      choices.add("approve " + gate.id());
      choices.add("reject " + gate.id());
    }
    run.board().all().forEach(track -> addFor(track, choices));
    boolean resumable = run.isHeld() || (run.isSurveying() && run.state() == RunState.PAUSED);
    choices.add(resumable ? "resume" : "pause");
    if (run.mode() == Mode.GRACEFUL && run.request() instanceof FailoverRequest) {
      choices.add("force");
    }
    if (run.board().any(StepTrack::isAsked) && UndoOrders.whyItCannotGoBack(run).isEmpty()) {
      choices.add("roll-back");
    }
    choices.add("abort");
    return List.copyOf(choices);
  }

  private static List<String> onTheWayBack(Run run) {
    List<String> choices = new ArrayList<>();
    if (run.state() == RunState.PAUSED) {
      for (StepTrack track : run.waitingForAPerson()) {
        choices.add("retry " + track.id());
        choices.add("skip " + track.id());
      }
      choices.add("abort");
    }
    return List.copyOf(choices);
  }

  private static void addFor(StepTrack track, List<String> choices) {
    if (track.needsAPerson()) {
      choices.add("retry " + track.id());
    }
    if ((track.needsAPerson() && !track.isGate()) || track.state() == StepState.DEFERRED) {
      choices.add("skip " + track.id());
    }
    if (track.state() == StepState.FAILED
        && track.isChange()
        && track.isAsked()
        && !track.isMove()) {
      choices.add("revert " + track.id());
    }
  }
}
