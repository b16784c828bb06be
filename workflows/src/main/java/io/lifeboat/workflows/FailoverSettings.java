package io.lifeboat.workflows;

import java.time.Duration;
import java.util.Optional;

/**
 * What the place where a run is carried out decides, and the plan does not.
 *
 * @param heartbeat after what silence of a worker its activity is given to another one; empty in
 *     virtual time, which runs past any heartbeat
 * @param searchAttributes whether the server knows Lifeboat's search attributes; without them a run
 *     works as well but cannot be searched for by its state
 */
public record FailoverSettings(Optional<Duration> heartbeat, boolean searchAttributes) {
  /** A real server that knows the search attributes: a dead worker is noticed in 4 s. */
  public static FailoverSettings standard() {
    return new FailoverSettings(Optional.of(Duration.ofSeconds(4)), true);
  }

  /** Time that jumps: no heartbeats. */
  public static FailoverSettings virtualTime() {
    return new FailoverSettings(Optional.empty(), true);
  }

  public FailoverSettings withoutSearchAttributes() {
    return new FailoverSettings(heartbeat, false);
  }
}
