package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an application is made of, as its owner wrote it. The procedures are derived from it.
 *
 * @param application the application's name; part of workflow ids
 * @param allowedRegions residency: nothing may be placed, sent or copied outside these
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record RecoveryPlan(
    String application,
    Regions regions,
    List<Region> allowedRegions,
    Objectives objectives,
    Map<String, AuroraDatabase> databases,
    Map<String, Service> services,
    Map<String, Traffic> traffic,
    Map<String, HealthCheck> health,
    Map<String, GatePolicy> gates,
    @JsonProperty("notify") Map<String, Channel> channels,
    Map<String, Contact> contacts) {
  public RecoveryPlan {
    allowedRegions = allowedRegions == null ? List.of() : List.copyOf(allowedRegions);
    databases = ordered(databases);
    services = ordered(services);
    traffic = ordered(traffic);
    health = ordered(health);
    gates = ordered(gates);
    channels = ordered(channels);
    contacts = ordered(contacts);
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
