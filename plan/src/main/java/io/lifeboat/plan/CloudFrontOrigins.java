package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import java.util.Optional;

/**
 * A distribution of CloudFront with an origin in each region.
 *
 * @param cloudfront the distribution's id, such as {@code E2EXAMPLE1234}
 * @param origins each region's origin, by its id within the distribution
 * @param flip what moves the users; a change of the distribution when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record CloudFrontOrigins(String cloudfront, Map<Region, String> origins, Optional<Flip> flip)
    implements Route {
  /** What moves the users. */
  public enum Flip {
    /** The distribution is changed; needs CloudFront's control plane in us-east-1. */
    @JsonProperty("distribution")
    DISTRIBUTION,
    /**
     * Nothing, when a region is lost: the distribution's origin group asks the other origin where
     * the first fails. In a planned move the distribution is changed.
     */
    @JsonProperty("by-itself")
    BY_ITSELF
  }

  public CloudFrontOrigins {
    origins = Ordered.map(origins);
  }

  /** Whether the distribution's origin group moves the users of a lost region. */
  public boolean flipsByItself() {
    return flip.filter(Flip.BY_ITSELF::equals).isPresent();
  }
}
