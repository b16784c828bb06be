package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Asks SQS and CloudWatch of a queue.
 *
 * @param waiting how old the oldest message may be
 */
public record AskQueue(Region region, String consumer, String queue, Duration waiting)
    implements Check {
  @Override
  public String name() {
    return "queue " + consumer;
  }

  @Override
  public List<String> needs() {
    return List.of();
  }

  @Override
  public boolean servesUsers() {
    return false;
  }
}
