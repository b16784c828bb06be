package io.lifeboat.workflows;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.RunMove;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.ChildWorkflowFailure;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the end of a move that was a step says of this step. */
final class MoveEnd {
  private MoveEnd() {}

  /**
   * @throws StepFailure when users were not seen to be served
   */
  static void take(Run run, StepTrack track, RunRecord record) {
    boolean other = isOfAnother(track);
    String sentence = other ? record.application() + ": " + record.sentence() : record.sentence();
    track.learn(new Outcome(sentence, other ? factsOfAnother(record) : facts(record)));
    if (record.verdict().filter(Verdict::isRecovered).isEmpty()) {
      if (other && nothingStands(record)) {
        track.askedInVain();
      }
      throw StepFailure.impossible(sentence);
    }
    track.verified(sentence);
    run.tell(track.id(), sentence);
  }

  /** It was refused, ended from outside, or never began. */
  static StepFailure failure(Run run, StepTrack track, ChildWorkflowFailure failure) {
    boolean busy = failure.getCause() instanceof WorkflowExecutionAlreadyStarted;
    if (!isOfAnother(track)) {
      return StepFailure.impossible(
          busy
              ? "a move of the application is under way"
              : "the move did not come to its end: " + cause(failure));
    }
    if (busy || failure.getCause() instanceof ApplicationFailure) {
      track.askedInVain();
    }
    RunRequest request = MoveStart.request(run, (RunMove) track.step());
    return StepFailure.impossible(
        request.plan().application()
            + (busy
                ? " is moved by another run, %s: wait for its end, then retry"
                    .formatted(request.workflowId())
                : " did not come to its end: " + cause(failure)));
  }

  private static boolean isOfAnother(StepTrack track) {
    return ((RunMove) track.step()).other().isPresent();
  }

  private static boolean nothingStands(RunRecord record) {
    return record.steps().stream().noneMatch(step -> step.facts().containsKey(Facts.ASKED));
  }

  private static Map<String, String> facts(RunRecord record) {
    Map<String, String> facts = new TreeMap<>();
    facts.put(Facts.RUN_ID, record.runId());
    record.verdict().ifPresent(how -> facts.put(Facts.VERDICT, Sentences.word(how.name())));
    record.times().rto().ifPresent(rto -> facts.put(Facts.RTO_SECONDS, Lag.inSeconds(rto)));
    record.times().lag().ifPresent(lag -> facts.put(Facts.LAG_SECONDS, Lag.inSeconds(lag)));
    return facts;
  }

  /** Its lag is held against its own objective; what it left to do is not forgotten. */
  private static Map<String, String> factsOfAnother(RunRecord record) {
    Map<String, String> facts = facts(record);
    facts.remove(Facts.LAG_SECONDS);
    record
        .verdict()
        .filter(Verdict.RECOVERED_WITH_EXCEPTIONS::equals)
        .ifPresent(how -> facts.put(Facts.LEFT_TO_DO, "see what is left to do of " + record.run()));
    return facts;
  }

  private static String cause(ChildWorkflowFailure failure) {
    return Optional.ofNullable(failure.getCause()).map(Throwable::getMessage).orElse("no answer");
  }
}
