package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;

/**
 * Feature flags, or another configuration that AppConfig holds, alike in every region.
 *
 * @param appconfig application, environment and configuration profile by their names, which are the
 *     same in every region, as {@code platform/live/flags}
 * @param strategy the deployment strategy by its name; at once when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record AppConfigFlags(String appconfig, Optional<String> strategy) implements Configuration {
  private static final String AT_ONCE = "AppConfig.AllAtOnce";

  /** The deployment strategy by its name. */
  public String strategyOrUsual() {
    return strategy.orElse(AT_ONCE);
  }
}
