package io.lifeboat.simulator.world;

import java.util.List;

/**
 * An SNS topic; FIFO when its name ends in {@code .fifo}.
 *
 * @param in the regions that have it
 * @param subscribers endpoints whose deliveries are kept
 */
public record Topic(String topic, List<String> in, List<String> subscribers) {
  public Topic {
    Check.given(topic, "topic");
    in = Check.list(in);
    subscribers = Check.list(subscribers);
  }
}
