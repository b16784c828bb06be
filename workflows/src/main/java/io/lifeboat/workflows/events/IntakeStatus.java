package io.lifeboat.workflows.events;

import io.lifeboat.plan.Region;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an intake stands.
 *
 * @param regions what was read in each, up to its last finished round
 */
public record IntakeStatus(
    String intake, String environment, Instant since, Map<Region, QueueRound> regions) {
  public IntakeStatus {
    regions = new TreeMap<>(regions);
  }
}
