package io.lifeboat.report;

import java.time.Duration;

/**
 * A stretch of time with a name.
 *
 * @param name such as "impact to detection"
 */
public record Phase(String name, Duration took) {}
