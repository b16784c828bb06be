package io.lifeboat.plan.step;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A service as it is started on the side.
 *
 * @param name the plan's name of the service
 * @param service whose task definition and network are used
 * @param tasks how many
 * @param port where they listen
 * @param endpoints for each environment variable the plan's name of the database whose clone it
 *     shall name
 * @param paths what is asked of each task, such as {@code /health}; with the longest good response
 *     time of each check
 */
public record DrillService(
    String name,
    EcsService service,
    int tasks,
    int port,
    Map<String, String> endpoints,
    List<Probe> paths) {
  public DrillService {
    endpoints = Collections.unmodifiableMap(new TreeMap<>(endpoints));
    paths = List.copyOf(paths);
  }
}
