package io.lifeboat.activities.cloudwatch;

import java.time.Duration;
import java.time.Instant;

/**
 * One figure of CloudWatch.
 *
 * @param lag how far the secondary was behind
 * @param at the minute's timestamp, to the millisecond
 */
record Lag(Duration lag, Instant at) {}
