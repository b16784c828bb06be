package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.Channel;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.Urgency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What people shall be told of one application in a region that has trouble.
 *
 * @param region the region that has trouble
 * @param sentence what is decided, and why
 * @param command what a person types to approve it, or to see more
 * @param channels the plan's ways to tell people; those that take the urgency are told
 * @param from the region that messages are sent from
 * @param over whether the application has no trouble any more
 */
public record IncidentNews(
    String application,
    Region region,
    Urgency urgency,
    String sentence,
    Optional<String> command,
    Map<String, Channel> channels,
    Region from,
    boolean over) {
  public IncidentNews {
    command = command == null ? Optional.empty() : command;
    channels = channels == null ? Map.of() : new LinkedHashMap<>(channels);
  }
}
