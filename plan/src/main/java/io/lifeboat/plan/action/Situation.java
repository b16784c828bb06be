package io.lifeboat.plan.action;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Instant;

/**
 * How a move stands when people are told of it.
 *
 * @param by when users shall be served by {@code to}, as the objective has it
 * @param served whether they were seen to be
 * @param callsPeople whether the run will tell people when it needs them
 */
public record Situation(
    Region from, Region to, Mode mode, Instant by, boolean served, boolean callsPeople) {}
