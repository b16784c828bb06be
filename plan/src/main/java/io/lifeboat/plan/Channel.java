package io.lifeboat.plan;

/**
 * A way to tell people.
 *
 * @param sns the topic's ARN; {@code {region}} stands for the region that the message is sent from
 */
public record Channel(String sns) {}
