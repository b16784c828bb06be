package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import java.util.Optional;

/**
 * How a service is started on the side in an isolated drill.
 *
 * @param port where its tasks listen, by their private addresses
 * @param endpoints for each database the environment variable in which the service reads its host
 *     name; the drill sets it to the clone's
 * @param tasks how many; one when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record DrillTasks(int port, Map<String, String> endpoints, Optional<Integer> tasks) {
  public DrillTasks {
    endpoints = Ordered.map(endpoints);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(port + " is not a port; write 1 to 65535");
    }
  }
}
