package io.lifeboat.simulator.world;

import java.util.Map;

/**
 * An SQS queue.
 *
 * @param drains how many messages a second each enabled event source takes from it
 * @param in how many messages wait in each region
 */
public record Queue(String queue, Integer drains, Map<String, Integer> in) {
  public Queue {
    Check.given(queue, "queue");
    Check.given(in, "in of queue " + queue);
    drains = drains == null ? 50 : drains;
    Check.that(drains >= 0, "drains of queue " + queue + " cannot be negative");
    Check.that(
        in.values().stream().allMatch(count -> count >= 0),
        "queue " + queue + " cannot hold fewer messages than none");
    in = Map.copyOf(in);
  }
}
