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
    Needed.name(name, "the name of a service");
    Needed.present(service, "the ECS service of " + name);
    Needed.atLeast(1, tasks, "the tasks of " + name + " on the side");
    Needed.that(
        port >= 1 && port <= 65_535, port + " is not a port that " + name + " could listen on");
    Needed.present(endpoints, "the endpoints of " + name);
    endpoints
        .values()
        .forEach(database -> Needed.name(database, "a database of the tasks of " + name));
    paths = Needed.any(paths, "the paths to ask of " + name);
    endpoints = Collections.unmodifiableMap(new TreeMap<>(endpoints));
  }
}
