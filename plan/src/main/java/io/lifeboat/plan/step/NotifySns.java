package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Tells the subscribers of an SNS topic, once. What the run knows at that moment is appended to the
 * message.
 *
 * @param channel the plan's name of the channel
 * @param region the topic's region
 * @param topic the topic's ARN
 * @param subject the e-mail subject, at most 100 characters
 */
public record NotifySns(String channel, Region region, String topic, String subject)
    implements Step {
  public NotifySns {
    Needed.name(channel, "the name of a channel");
    Needed.present(region, "the region of channel " + channel);
    Needed.arn(topic, "sns", region.name(), "the topic of channel " + channel);
    Needed.text(subject, "what channel " + channel + " is told");
  }

  @Override
  public String title() {
    return "tell " + channel + ": " + subject;
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public boolean isTelling() {
    return true;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(30);
  }
}
