package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One question to the application over HTTP or HTTPS.
 *
 * @param https where to ask a region; {@code {region}} stands for its name
 * @param users the same question at the address that users use
 * @param within the longest good response time; one second when not given
 * @param needs the checks that explain this one's failure
 * @param standby whether a region that does not serve answers well too; it does when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record HttpCheck(
    String https,
    Optional<String> users,
    Optional<Duration> within,
    List<String> needs,
    Optional<Boolean> standby)
    implements HealthCheck {
  public static final Duration PROMPT = Duration.ofSeconds(1);

  public HttpCheck {
    needs = Ordered.list(needs);
  }

  /** The question to a region's own address. */
  public Probe inRegion(String name, Region region) {
    return probe(name, https.replace("{region}", region.name()));
  }

  /** The question at the users' address, where the plan gives one. */
  public Optional<Probe> fromOutside(String name) {
    return users.map(address -> probe(name, address));
  }

  private Probe probe(String name, String url) {
    return new Probe(name, url, within.orElse(PROMPT), needs);
  }
}
