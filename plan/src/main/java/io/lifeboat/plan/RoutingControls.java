package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.ClusterEndpoint;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Routing controls of Application Recovery Controller: one a region, on where users are sent.
 *
 * @param routingControls each region's control, by ARN
 * @param endpoints the cluster's five endpoints, each with its region
 * @param overrideSafetyRules safety rules that a forced move may override, by ARN
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record RoutingControls(
    Map<Region, String> routingControls,
    Map<Region, String> endpoints,
    List<String> overrideSafetyRules)
    implements Route {
  public RoutingControls {
    routingControls = Ordered.map(routingControls);
    endpoints = Ordered.map(endpoints);
    overrideSafetyRules = Ordered.list(overrideSafetyRules);
  }

  /** The cluster's endpoints. */
  public List<ClusterEndpoint> cluster() {
    return endpoints.entrySet().stream()
        .map(endpoint -> new ClusterEndpoint(URI.create(endpoint.getValue()), endpoint.getKey()))
        .toList();
  }
}
