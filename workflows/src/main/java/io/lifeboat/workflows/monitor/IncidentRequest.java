package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * What starts an incident.
 *
 * @param region the region that has trouble
 * @param gather how long applications are gathered before people are told; 10 s when not given
 * @param between how long at least lies between two messages to people; a minute when not given
 */
public record IncidentRequest(
    Region region, Optional<Duration> gather, Optional<Duration> between) {
  private static final String INCIDENT = "incident/";

  public IncidentRequest {
    gather = gather == null ? Optional.empty() : gather;
    between = between == null ? Optional.empty() : between;
  }

  /** With the usual times. */
  public static IncidentRequest of(Region region) {
    return new IncidentRequest(region, Optional.empty(), Optional.empty());
  }

  /** The workflow id that gathers all that is said of a region. */
  public static String workflowId(Region region) {
    return INCIDENT + region;
  }

  Duration gathers() {
    return gather.orElse(Duration.ofSeconds(10));
  }

  Duration pause() {
    return between.orElse(Duration.ofMinutes(1));
  }
}
