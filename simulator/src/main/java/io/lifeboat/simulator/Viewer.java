package io.lifeboat.simulator;

import java.util.Optional;

/**
 * Who looks at a page, with a resolver of their own that keeps answers for their TTL.
 *
 * @param name one resolver cache for each name
 * @param region the AWS region nearest to them, for latency routing
 */
public record Viewer(String name, Optional<String> region) {
  /** A viewer anywhere. */
  public static Viewer named(String name) {
    return new Viewer(name, Optional.empty());
  }
}
