package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Feature flags in AppConfig that must be alike in every region.
 *
 * @param appconfig {@code application/environment/profile}, by names
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record FeatureFlags(String appconfig) implements Configuration {
  /** The application's name. */
  public String application() {
    return appconfig.split("/", -1)[0];
  }

  /** The environment's name. */
  public String environment() {
    return appconfig.split("/", -1)[1];
  }

  /** The configuration profile's name. */
  public String profile() {
    return appconfig.split("/", -1)[2];
  }
}
