package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * An API of API Gateway behind a custom domain.
 *
 * @param domain each region's custom domain name; {@code {region}} stands for its name
 * @param stage the stage that it must be mapped to
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Api(String domain, String stage) {
  /** Its domain name in a region. */
  public String domainIn(Region region) {
    return domain.replace("{region}", region.name());
  }
}
