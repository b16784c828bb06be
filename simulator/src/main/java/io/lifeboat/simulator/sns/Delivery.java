package io.lifeboat.simulator.sns;

import java.time.Instant;

/**
 * A message that reached a subscriber of a topic.
 *
 * @param endpoint the subscriber
 * @param subject empty when there is none
 */
public record Delivery(
    Instant at,
    String topicArn,
    String endpoint,
    String messageId,
    String subject,
    String message) {}
