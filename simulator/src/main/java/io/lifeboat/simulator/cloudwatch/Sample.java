package io.lifeboat.simulator.cloudwatch;

import java.time.Instant;

/** One value of a metric. */
record Sample(Instant at, double value) {}
