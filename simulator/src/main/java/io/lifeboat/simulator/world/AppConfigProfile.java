package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.TreeMap;

/**
 * A configuration profile of AppConfig, with its application and environment.
 *
 * @param featureFlags whether it holds feature flags, not just any text
 * @param at where its versions are; AppConfig holds them when left out
 * @param in what each region has deployed; nothing where the text is empty
 */
public record AppConfigProfile(
    String application,
    String environment,
    String profile,
    @JsonProperty("feature-flags") boolean featureFlags,
    String at,
    Map<String, String> in) {
  public AppConfigProfile {
    Check.given(application, "application of an appconfig profile");
    Check.given(environment, "environment of an appconfig profile");
    Check.given(profile, "profile of appconfig");
    at = at == null ? "hosted" : at;
    in = in == null ? Map.of() : new TreeMap<>(in);
  }
}
