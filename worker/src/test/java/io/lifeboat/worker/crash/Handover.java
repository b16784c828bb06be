package io.lifeboat.worker.crash;

import com.google.protobuf.ByteString;

/**
 * An activity that Temporal gave to a worker.
 *
 * @param token how the worker names it in its answer
 * @param activity its id, the same at every attempt
 * @param type such as {@code PromoteAuroraApply}
 * @param step its step's id; the type for what belongs to no step
 * @param attempt 1 at first
 */
record Handover(
    ByteString token, String run, String activity, String type, String step, int attempt) {

  /** It is a method of an action; other activities keep what is to be known of runs. */
  boolean isOfAStep() {
    return !step.equals(type);
  }

  boolean isSameActivity(Handover other) {
    return run.equals(other.run) && activity.equals(other.activity);
  }
}
