package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A way to tell people.
 *
 * @param sns the topic's ARN; {@code {region}} stands for the region that the message is sent from
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Channel(String sns) {
  /** The topic's ARN when the message is sent from this region. */
  public String topicIn(Region region) {
    return sns.replace("{region}", region.name());
  }
}
