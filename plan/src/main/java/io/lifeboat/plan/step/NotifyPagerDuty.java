package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells PagerDuty by its Events API v2. All that one run has to say of one matter is one alert:
 * triggered, acknowledged and resolved under one key for de-duplication, made of application, run
 * and matter.
 *
 * @param channel the plan's name of the channel
 * @param region whose Secrets Manager holds the routing key
 * @param key the name or the ARN of the secret that is the routing key
 * @param serviceRegion where the account lives
 * @param subject the alert's summary
 * @param matter what it is about within the run; empty for the run itself
 */
public record NotifyPagerDuty(
    String channel,
    Region region,
    String key,
    ServiceRegion serviceRegion,
    Event event,
    Severity severity,
    String subject,
    Optional<String> matter)
    implements Step {
  /** What becomes of the alert. */
  public enum Event {
    @JsonProperty("trigger")
    TRIGGER,
    @JsonProperty("acknowledge")
    ACKNOWLEDGE,
    @JsonProperty("resolve")
    RESOLVE
  }

  /** How grave it is, in PagerDuty's words. */
  public enum Severity {
    @JsonProperty("critical")
    CRITICAL,
    @JsonProperty("error")
    ERROR,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("info")
    INFO
  }

  /** PagerDuty's own regions. */
  public enum ServiceRegion {
    @JsonProperty("us")
    US("events.pagerduty.com"),
    @JsonProperty("eu")
    EU("events.eu.pagerduty.com");

    private final String host;

    ServiceRegion(String host) {
      this.host = host;
    }

    /** Where events are taken. */
    public String host() {
      return host;
    }
  }

  public NotifyPagerDuty {
    Needed.name(channel, "the name of a channel");
    Needed.present(region, "the region of channel " + channel);
    Needed.secret(key, region, "the routing key of channel " + channel);
    Needed.present(serviceRegion, "the region of PagerDuty of channel " + channel);
    Needed.present(event, "what becomes of the alert of channel " + channel);
    Needed.present(severity, "the severity of what channel " + channel + " is told");
    Needed.text(subject, "what channel " + channel + " is told");
    Needed.optionalName(matter, "the matter that channel " + channel + " is told of");
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
