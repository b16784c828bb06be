package io.lifeboat.workflows;

import io.lifeboat.plan.procedure.Opened;
import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.step.Effect;
import io.lifeboat.plan.step.Gate;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Opens a gate, shows the evidence, and waits for the people who may pass it. */
final class GateKeeper {
  private final Run run;
  private final StepRunner runner;

  GateKeeper(Run run, StepRunner runner) {
    this.run = run;
    this.runner = runner;
  }

  void start(StepTrack track) {
    if (run.board().dependantsOf(track).stream().allMatch(StepTrack::isFinished)) {
      track.end(StepState.SKIPPED, "nothing waits for this approval any more");
      run.tell(track.id(), track.sentence());
      return;
    }
    OpenGate gate = open(track);
    runner.inBackground(track, () -> keep(track, gate));
  }

  /** Closes it without an answer, so that it can be opened again on newer evidence. */
  void close(StepTrack track, String why) {
    run.openGate(track.id()).ifPresent(gate -> gate.close(why));
  }

  private OpenGate open(StepTrack track) {
    track.open();
    OpenGate gate = run.openGate(track, evidence(track));
    track.note("open until %s, code %s".formatted(Sentences.time(gate.closesAt()), gate.code()));
    run.tell(track.id(), track.sentence());
    return gate;
  }

  private void keep(StepTrack track, OpenGate gate) {
    awaitAnswer(gate);
    if (gate.rejection().isPresent()) {
      reject(track, gate, gate.rejection().get());
    } else if (gate.isApproved()) {
      pass(track, gate);
    } else {
      expire(track, gate);
    }
  }

  /**
   * The timer is taken back with the answer, so that it does not wake the run later for nothing.
   */
  private static void awaitAnswer(OpenGate gate) {
    TimerOptions named =
        TimerOptions.newBuilder().setSummary("gate " + gate.id() + " closes").build();
    CompletablePromise<Void> over = Workflow.newPromise();
    CancellationScope clock =
        Workflow.newCancellationScope(
            () -> over.completeFrom(Workflow.newTimer(gate.gate().within(), named)));
    clock.run();
    Workflow.await(() -> gate.isAnswered() || over.isCompleted());
    clock.cancel();
  }

  private void pass(StepTrack track, OpenGate gate) {
    end(track, gate, StepState.DONE, "approved by " + gate.approvers());
    run.decided();
    if (isBeforeEverything(track)) {
      Takeover.endDrills(run);
    }
  }

  private void reject(StepTrack track, OpenGate gate, GateRecord.Approval no) {
    String sentence = "rejected by %s: %s".formatted(no.who(), no.reason());
    end(track, gate, StepState.FAILED, sentence);
    if (isBeforeEverything(track)) {
      endUnchanged(sentence);
    }
  }

  private void endUnchanged(String why) {
    run.refuse("Stopped safely: " + why + "; nothing has been changed");
    run.stop(why);
  }

  /** Asked again in a run that was forced midway, it is a gate like any other. */
  private boolean isBeforeEverything(StepTrack track) {
    return track.id().equals(Opened.GATE)
        && run.request().opening().filter(Opening::waits).isPresent()
        && !run.board().any(other -> other.isChange() && other.isAsked());
  }

  private void expire(StepTrack track, OpenGate gate) {
    String late = "not approved within " + Sentences.span(gate.gate().within());
    Gate.Expiry expiry = gate.gate().expiry();
    switch (expiry) {
      case PAUSE -> end(track, gate, StepState.FAILED, late);
      case ABORT -> {
        end(track, gate, StepState.FAILED, late + "; the plan says to stop");
        if (isBeforeEverything(track)) {
          endUnchanged(late);
        }
        run.stop("gate " + track.id() + " was " + late);
      }
      case PROCEED -> {
        track.markException();
        end(track, gate, StepState.DONE, late + "; the run goes on, as the plan says");
        run.decided();
      }
    }
  }

  private void end(StepTrack track, OpenGate gate, StepState last, String sentence) {
    gate.close(sentence);
    track.end(last, sentence);
    run.tell(track.id(), sentence);
  }

  private List<String> evidence(StepTrack track) {
    List<String> shown = new ArrayList<>();
    shown.add(Ending.headline(run) + "; plan " + run.planDigest().substring(0, 12));
    run.request()
        .opening()
        .filter(how -> isBeforeEverything(track))
        .ifPresent(how -> shown.addAll(how.evidence()));
    run.board().needsOf(track).forEach(need -> shown.add(need.title() + ": " + need.sentence()));
    run.board()
        .dependantsOf(track)
        .forEach(next -> shown.add("approving lets this begin: " + next.title() + weight(next)));
    return List.copyOf(shown);
  }

  private static String weight(StepTrack next) {
    return next.step().effect() == Effect.POINT_OF_NO_RETURN ? " (cannot be put back)" : "";
  }
}
