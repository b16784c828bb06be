package io.lifeboat.simulator.gateway;

import java.time.Instant;
import java.util.Optional;

/**
 * An order to stop the next call of an operation on its way.
 *
 * @param id e.g. {@code hold-1}
 * @param operation e.g. {@code FailoverGlobalCluster}
 * @param region only calls to this region
 * @param point before its effect, or after it and before its answer
 */
public record Hold(String id, String operation, Optional<String> region, Point point, State state) {

  /** Where a call stops. */
  public enum Point {
    BEFORE,
    AFTER
  }

  /** What has become of a hold. */
  public sealed interface State {
    /** No call has come yet. */
    record Waiting() implements State {}

    /** A call is being held. */
    record Holding(String region, String caller, Instant since) implements State {}

    /** It was let go on, or its connection was closed. */
    record Over(boolean wentOn) implements State {}
  }

  Hold in(State next) {
    return new Hold(id, operation, region, point, next);
  }

  boolean isFor(String calledOperation, String calledRegion, Point at) {
    return state instanceof State.Waiting
        && point == at
        && operation.equalsIgnoreCase(calledOperation)
        && region.map(calledRegion::equals).orElse(true);
  }
}
