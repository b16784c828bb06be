package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A host that takes messages by POST.
 *
 * @param host such as {@code events.pagerduty.com}
 * @param takes what it stands for; anything when left out
 * @param keys PagerDuty's routing keys, or the paths of Slack's webhooks; made up, as everything of
 *     a world
 */
public record Receiver(String host, Kind takes, List<String> keys) {
  /** What a host stands for. */
  public enum Kind {
    @JsonProperty("pagerduty")
    PAGERDUTY,
    @JsonProperty("slack")
    SLACK,
    @JsonProperty("anything")
    ANYTHING
  }

  public Receiver {
    Check.given(host, "host of a receiver");
    takes = takes == null ? Kind.ANYTHING : takes;
    keys = Check.list(keys);
    Check.that(
        takes == Kind.ANYTHING || !keys.isEmpty(), "receiver " + host + " knows nobody: keys");
  }
}
