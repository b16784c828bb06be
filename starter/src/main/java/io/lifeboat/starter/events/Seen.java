package io.lifeboat.starter.events;

import io.lifeboat.plan.Region;
import io.lifeboat.workflows.events.IntakeStatus;
import io.lifeboat.workflows.events.QueueRound;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An intake as it stands.
 *
 * @param troubles why regions cannot be read, of those that cannot
 */
record Seen(
    String intake,
    String environment,
    Instant since,
    Map<Region, QueueRound> regions,
    List<String> troubles) {
  static Seen of(IntakeStatus status, List<String> troubles) {
    return new Seen(
        status.intake(), status.environment(), status.since(), status.regions(), troubles);
  }
}
