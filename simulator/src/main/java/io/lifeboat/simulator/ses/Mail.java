package io.lifeboat.simulator.ses;

import java.time.Instant;

/**
 * A mail that SES took.
 *
 * @param delivered false when the receiver's address is suppressed
 */
public record Mail(
    Instant at,
    String region,
    String messageId,
    String from,
    String to,
    String subject,
    String text,
    boolean delivered) {}
