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
}
