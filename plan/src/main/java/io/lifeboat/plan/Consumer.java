package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;

/**
 * A Lambda function that is fed by a queue or a stream, in the region that serves alone.
 *
 * @param lambda the function's name
 * @param source the event source's ARN; {@code {region}} stands for the region
 * @param queue the name of the queue to drain before a graceful move
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Consumer(String lambda, String source, Optional<String> queue) {
  /** The event source's ARN in a region. */
  public String sourceIn(Region region) {
    return source.replace("{region}", region.name());
  }
}
