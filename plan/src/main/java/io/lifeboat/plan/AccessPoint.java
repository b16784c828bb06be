package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * A Multi-Region Access Point of S3.
 *
 * @param accessPoint its ARN
 * @param buckets each region's bucket
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record AccessPoint(String accessPoint, Map<Region, String> buckets) implements Route {
  public AccessPoint {
    buckets = Ordered.map(buckets);
  }

  /** The twelve digits of the account that has it. */
  public String account() {
    return accessPoint.split(":", -1)[4];
  }

  /** Its alias, the last part of its ARN. */
  public String alias() {
    return accessPoint.substring(accessPoint.lastIndexOf('/') + 1);
  }
}
