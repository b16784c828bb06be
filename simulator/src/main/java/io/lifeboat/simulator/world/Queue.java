package io.lifeboat.simulator.world;

import java.time.Duration;
import java.util.Map;

/**
 * An SQS queue.
 *
 * @param drains how many messages a second each enabled event source takes from it
 * @param in how many messages wait in each region
 * @param visibility how long a received message is hidden from others; not scaled
 * @param redrive where a message goes that was received too often; null for nowhere
 */
public record Queue(
    String queue, Integer drains, Map<String, Integer> in, Duration visibility, Redrive redrive) {
  private static final Duration USUAL = Duration.ofSeconds(30);

  /**
   * A redrive policy.
   *
   * @param to a queue of the same region
   * @param after how often a message may be received
   */
  public record Redrive(String to, int after) {
    public Redrive {
      Check.given(to, "to of a redrive");
      Check.that(after > 0, "after of the redrive to " + to + " must be above zero");
    }
  }

  public Queue {
    Check.given(queue, "queue");
    Check.given(in, "in of queue " + queue);
    drains = drains == null ? 50 : drains;
    visibility = Check.orElse(visibility, USUAL);
    Check.that(drains >= 0, "drains of queue " + queue + " cannot be negative");
    Check.that(
        in.values().stream().allMatch(count -> count >= 0),
        "queue " + queue + " cannot hold fewer messages than none");
    in = Map.copyOf(in);
  }

  /** A queue whose messages go nowhere else. */
  public Queue(String queue, Integer drains, Map<String, Integer> in) {
    this(queue, drains, in, null, null);
  }
}
