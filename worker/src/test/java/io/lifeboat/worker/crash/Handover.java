package io.lifeboat.worker.crash;

import com.google.protobuf.ByteString;

/**
 * An activity that Temporal gave to a worker.
 *
 * @param token how the worker names it in its answer
 * @param activity its id, the same at every attempt
 * @param type such as {@code PromoteAuroraApply}
 * @param attempt 1 at first
 */
record Handover(
    ByteString token, String run, String activity, String type, String step, int attempt) {

  boolean isSameActivity(Handover other) {
    return run.equals(other.run) && activity.equals(other.activity);
  }
}
