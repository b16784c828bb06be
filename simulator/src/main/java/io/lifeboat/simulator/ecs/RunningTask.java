package io.lifeboat.simulator.ecs;

import java.util.List;

/**
 * A task that runs, as one sees it who knows its address.
 *
 * @param service {@code cluster/service}, whose application it is
 * @param revision {@code family:revision}
 * @param settings the values that its launch gave to environment variables
 */
public record RunningTask(
    String region,
    String id,
    String service,
    String revision,
    boolean isHealthy,
    List<String> settings) {}
