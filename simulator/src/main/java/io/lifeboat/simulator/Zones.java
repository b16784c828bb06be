package io.lifeboat.simulator;

import java.util.Optional;

/** Name resolution as Route 53's authoritative servers give it. */
public interface Zones {
  /**
   * Answers one question, through record sets, routing policies and health checks.
   *
   * @param name with or without the final dot
   * @param type such as {@code A}
   * @param clientRegion the AWS region nearest to who asks, for latency routing
   */
  Answer resolve(String name, String type, Optional<String> clientRegion);
}
