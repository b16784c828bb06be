package io.lifeboat.simulator.rds;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time in which a secondary followed a writer.
 *
 * @param from when it began
 * @param to when it ended; null while it goes on
 */
record Replication(Cluster source, Cluster target, Duration lag, Instant from, Instant to) {
  Replication until(Instant end) {
    return new Replication(source, target, lag, from, end);
  }

  boolean covers(Instant start, Instant end) {
    return !from.isAfter(start) && (to == null || !to.isBefore(end));
  }
}
