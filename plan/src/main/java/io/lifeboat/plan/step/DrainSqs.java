package io.lifeboat.plan.step;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Waits until consumers have drained a queue of the region that is left, so that no message is
 * processed late or twice. When forced it waits for nothing and says how many stay behind.
 *
 * @param name the plan's name of the queue
 * @param queue its name in the region, not its URL
 * @param atMost how many messages may remain, in hand ones included
 */
public record DrainSqs(String name, Region region, String queue, int atMost, Mode mode)
    implements Step {
  public DrainSqs {
    if (atMost < 0) {
      throw new IllegalArgumentException("a queue cannot hold " + atMost + " messages");
    }
    if (queue.contains("/") || queue.contains(":")) {
      throw new IllegalArgumentException(
          "'" + queue + "' is not the name of a queue; write neither its URL nor its ARN");
    }
  }

  @Override
  public String title() {
    return mode == Mode.FORCED
        ? "see what stays behind in " + name + " in " + region
        : "wait until " + name + " in " + region + " is drained";
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return mode == Mode.FORCED ? Duration.ofSeconds(2) : Duration.ofMinutes(1);
  }

  @Override
  public Duration timeout() {
    return mode == Mode.FORCED ? Duration.ofMinutes(1) : Duration.ofMinutes(15);
  }
}
