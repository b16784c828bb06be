package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import java.util.Optional;

/**
 * A CloudFront distribution with an origin in each region.
 *
 * @param cloudfront the distribution's id
 * @param origins each region's origin, by id
 * @param failsOverByItself whether its origin group turns to the other origin without being
 *     changed; then it is only looked at
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record CloudFrontOrigins(
    String cloudfront, Map<Region, String> origins, Optional<Boolean> failsOverByItself)
    implements Route {
  public CloudFrontOrigins {
    origins = Ordered.map(origins);
  }
}
