package io.lifeboat.activities;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import java.util.Map;

/**
 * What is known of a call that takes no token and cannot be looked up: whether it was made, and how
 * it ended. Where that is unknown it is not made again. A person may have it made again after it
 * has failed for certain.
 *
 * @param fact the name under which it is kept, such as {@code lambda-answer}
 */
public record AskedOnce(String fact) {
  private static final String GOOD = "good";
  private static final String BAD = "bad";
  private static final String ANEW = "anew";

  /** It was made, and did what was wanted. */
  public boolean isDone(StepCall call) {
    return GOOD.equals(call.facts().get(fact));
  }

  /** It was made, and failed for certain. */
  public boolean isFailed(StepCall call) {
    return BAD.equals(call.facts().get(fact));
  }

  /** For the outcome of apply. */
  public Map<String, String> ended(boolean good) {
    return Map.of(fact, good ? GOOD : BAD);
  }

  /** For an inspection: after a certain failure the next call is a new one, but only that. */
  public Map<String, String> lookedAt(StepCall call) {
    if (isFailed(call)) {
      return Map.of(fact, ANEW);
    }
    return isAnew(call) ? Map.of(fact, "") : Map.of();
  }

  /** Whether the call may have been made already, with nobody knowing how it ended. */
  public boolean mayHaveHappened(StepCall call, Watch watch) {
    return watch.attempt() > 1
        || ("true".equals(call.facts().get(Facts.ASKED_BEFORE)) && !isAnew(call));
  }

  private boolean isAnew(StepCall call) {
    return ANEW.equals(call.facts().get(fact));
  }
}
