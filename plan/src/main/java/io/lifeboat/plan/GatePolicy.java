package io.lifeboat.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who must agree before a step.
 *
 * @param when the mode in which the gate stands; empty for both
 */
public record GatePolicy(Optional<Mode> when, List<String> approvers, int needs, Duration within) {}
