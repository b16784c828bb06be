package io.lifeboat.simulator.webhooks;

import java.time.Instant;

/**
 * A message that a host took.
 *
 * @param path without keys
 * @param body as it came, without keys
 * @param again whether it was one that the host had taken before, known by its own key
 */
public record Taken(Instant at, String host, String path, String body, boolean again) {}
