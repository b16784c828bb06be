package io.lifeboat.simulator.cloudwatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A service that publishes metrics, one value a minute of AWS's time when the minute is over. */
public interface MetricSource {
  /** The metrics that a region has. */
  List<MetricKey> keys(String region);

  /** A metric's value over a period that is over; empty when nothing was published. */
  Optional<Double> value(MetricKey key, Instant start, Instant end);
}
