package io.lifeboat.plan.run;

import java.time.Instant;

/**
 * One line of a run's story.
 *
 * @param number counts from 1 without gaps, so that a follower asks for what is new
 * @param subject the step's id, or "run"
 * @param who the person who did it, or "lifeboat"
 */
public record RunEvent(int number, Instant at, String subject, String who, String sentence) {}
