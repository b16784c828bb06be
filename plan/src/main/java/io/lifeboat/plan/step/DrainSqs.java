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
    Needed.name(name, "the name of a queue");
    Needed.present(region, "the region of " + name);
    Form.QUEUE.check(queue, "the queue of " + name);
    Needed.present(mode, "the mode of draining " + name);
    Needed.atLeast(0, atMost, "the messages that " + name + " may hold");
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
