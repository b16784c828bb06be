package io.lifeboat.simulator.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a write left of an item.
 *
 * @param item empty when the write was a deletion
 * @param region where it was written
 */
record Version(Optional<Map<String, AttributeValue>> item, Instant at, String region) {

  /**
   * Whether it wins over another write: the last one does, and of two at once the same anywhere.
   */
  boolean isAfter(Version other) {
    int order = at.compareTo(other.at);
    return order > 0 || (order == 0 && region.compareTo(other.region) >= 0);
  }
}
