package io.lifeboat.plan.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.Channel;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which events of AWS are listened to, who is told of them, and which of them begin a recovery. It
 * spans applications and is a document of its own.
 *
 * @param name the intake's name; part of workflow ids
 * @param environment such as {@code production}; kept with each event
 * @param regions where events arrive; claims go to the first that answers, so their order matters
 * @param queues the URL of the SQS queue in each region
 * @param deadLetters the URL of the queue for what cannot be understood
 * @param told where it is kept what was told already
 * @param channels who is told, by names of the owner's choosing
 * @param policies what becomes of which event; the first that fits decides
 * @param otherwise what becomes of an event that no policy fits: tell, or ignore; tell when not
 *     given
 * @param actWithin how old an event may be that still begins a recovery; an hour when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Intake(
    @JsonProperty("intake") String name,
    String environment,
    List<Region> regions,
    String queues,
    String deadLetters,
    Told told,
    @JsonProperty("notify") Map<String, Channel> channels,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Policy> policies,
    Optional<Then> otherwise,
    Optional<Duration> actWithin) {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  public Intake {
    regions = regions == null ? List.of() : List.copyOf(regions);
    channels =
        channels == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    policies = policies == null ? List.of() : List.copyOf(policies);
    otherwise = otherwise == null ? Optional.empty() : otherwise;
    actWithin = actWithin == null ? Optional.empty() : actWithin;
  }

  /** The queue of a region. */
  public String queue(Region region) {
    return queues.replace("{region}", region.name());
  }

  /** The queue of a region for what cannot be understood. */
  public String deadLetters(Region region) {
    return deadLetters.replace("{region}", region.name());
  }

  /** What becomes of an event, seen at a time. */
  public Decision decide(Event event, Instant now) {
    return policies.stream()
        .filter(policy -> policy.when().fits(event))
        .findFirst()
        .map(policy -> policy.decide(event, now, actWithin.orElse(AN_HOUR)))
        .orElseGet(() -> new Decision(otherwise.orElse(Then.TELL), "no policy is for it"));
  }
}
