package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.run.RunEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An incident as it stands or as it ended.
 *
 * @param sentence the incident in one sentence
 * @param applications what was said last of each application, in the order in which they came
 * @param told how telling people went, line by line
 */
public record IncidentRecord(
    Region region,
    String sentence,
    Instant startedAt,
    Optional<Instant> endedAt,
    List<IncidentNews> applications,
    List<RunEvent> told) {
  public IncidentRecord {
    applications = List.copyOf(applications);
    told = List.copyOf(told);
  }
}
