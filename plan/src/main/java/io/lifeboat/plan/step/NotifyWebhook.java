package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.Urgency;
import java.time.Duration;

/**
 * Tells by a POST of JSON to an HTTPS address, once: an endpoint that knows {@code Idempotency-Key}
 * is asked again after a lost answer, a room of Slack is not.
 *
 * @param channel the plan's name of the channel
 * @param region whose Secrets Manager holds the secret
 * @param subject at most 100 characters
 */
public record NotifyWebhook(
    String channel, Region region, Receiver receiver, Urgency urgency, String subject)
    implements Step {
  /** Who takes it, and how it is known there that Lifeboat asks. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @Type(value = Slack.class, name = "slack"),
    @Type(value = Signed.class, name = "signed")
  })
  public sealed interface Receiver permits Slack, Signed {
    /** The name or the ARN of the secret without which it cannot be told. */
    String secret();
  }

  /**
   * A room of Slack, or of what takes its incoming webhooks; whoever knows the URL may write there.
   *
   * @param secret the name or the ARN of the secret that is the URL
   */
  public record Slack(String secret) implements Receiver {}

  /**
   * An endpoint that checks a signature: HMAC-SHA256 over the time, a dot and the body, in
   * hexadecimal digits, in {@code X-Signature}; the time, in seconds since 1970, is {@code
   * X-Timestamp}.
   *
   * @param url https only, without user and password
   * @param secret the name or the ARN of the secret that is the key
   */
  public record Signed(String url, String secret) implements Receiver {
    public Signed {
      Needed.https(url, "https://example.com/moves");
    }
  }

  public NotifyWebhook {
    Needed.name(channel, "the name of a channel");
    Needed.present(region, "the region of channel " + channel);
    Needed.present(receiver, "the receiver of channel " + channel);
    Needed.secret(receiver.secret(), region, "the secret of channel " + channel);
    Needed.present(urgency, "the urgency of what channel " + channel + " is told");
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
    return Duration.ofSeconds(90);
  }
}
