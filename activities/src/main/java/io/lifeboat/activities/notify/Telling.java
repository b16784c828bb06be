package io.lifeboat.activities.notify;

import io.lifeboat.activities.Figures;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One message of a run to one channel, and what is known of it. */
record Telling(String channel, String subject, StepCall call) {
  /** The name of a failure after which nobody was told for certain. */
  static final String NOT_TOLD = "NotTold";

  /** How it was told; a fact of every message that is out. */
  private static final String TOLD = "told";

  Optional<Inspection> before() {
    return told().map(how -> Inspection.alreadyDone(sentence(how), Map.of()));
  }

  boolean isDone() {
    return told().isPresent();
  }

  /** Whether an earlier attempt may have got through, with nobody knowing. */
  boolean mayBeOut(Watch watch) {
    return watch.attempt() > 1 || "true".equals(call.facts().get(Facts.ASKED_BEFORE));
  }

  /**
   * It was told.
   *
   * @param how such as {@code SES took message 0100...}
   */
  Outcome done(String how) {
    return new Outcome(sentence(how), Map.of(TOLD, how));
  }

  Outcome doneBefore() {
    return Outcome.of(channel + " was told already");
  }

  Outcome notRepeated() {
    return new Outcome(
        "the message to %s may have been sent; it is not repeated".formatted(channel),
        Map.of(
            Facts.LEFT_TO_DO,
            "see whether %s got \"%s\"; tell them if not".formatted(channel, subject)));
  }

  Outcome confirmed() {
    return told().map(how -> Outcome.of(sentence(how))).orElseGet(this::notRepeated);
  }

  FinalFailure refused(String who, int status, String mend) {
    return new FinalFailure(
        NOT_TOLD, "%s was not told: %s answered %d; %s".formatted(channel, who, status, mend));
  }

  FinalFailure impossible(String why) {
    return new FinalFailure(NOT_TOLD, "%s was not told: %s".formatted(channel, why));
  }

  FinalFailure givenUp(String why, Duration after) {
    return new FinalFailure(
        NOT_TOLD, "%s was not told: %s, tried for %s".formatted(channel, why, Figures.time(after)));
  }

  FinalFailure cannotBeTakenBack() {
    return new FinalFailure(
        FinalFailure.CANNOT_BE_PUT_BACK,
        "what %s was told cannot be taken back".formatted(channel));
  }

  private Optional<String> told() {
    return Optional.ofNullable(call.facts().get(TOLD));
  }

  private String sentence(String how) {
    return "%s was told: %s".formatted(channel, how);
  }
}
