package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.Urgency;
import java.time.Duration;

/**
 * Tells somebody by e-mail through SES, once. SES remembers no message: one that may be out already
 * is not sent again.
 *
 * @param channel the plan's name of the channel
 * @param region whose SES sends it
 * @param email who gets it
 * @param from who sends it: an address that SES has verified, itself or by its domain
 * @param subject at most 100 characters
 */
public record NotifyEmail(
    String channel, Region region, String email, String from, Urgency urgency, String subject)
    implements Step {
  public NotifyEmail {
    Needed.name(channel, "the name of a channel");
    Needed.present(region, "the region of channel " + channel);
    address(email, "the address of channel " + channel);
    address(from, "the sender to channel " + channel);
    Needed.present(urgency, "the urgency of what channel " + channel + " is told");
    Needed.text(subject, "what channel " + channel + " is told");
  }

  private static void address(String value, String what) {
    Needed.text(value, what);
    Needed.that(
        value.matches("[^@\\s]+@[^@\\s]+"),
        "%s is not an address like on-call@example.com: '%s'".formatted(what, value));
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
